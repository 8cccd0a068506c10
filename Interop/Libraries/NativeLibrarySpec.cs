namespace TypedCollectives.Interop.Libraries;

/// <summary>What there is to know about a native library in order to find it.</summary>
internal sealed record NativeLibrarySpec
{
    /// <summary>What messages call it.</summary>
    public required string Name { get; init; }

    /// <summary>The name its functions are imported under.</summary>
    public required string ImportName { get; init; }

    /// <summary>The property by which code names a file.</summary>
    public required string ExplicitOption { get; init; }

    /// <summary>The variable by which the environment names a file.</summary>
    public required string EnvironmentVariable { get; init; }

    /// <summary>A function every version exports: a file without it is another library.</summary>
    public required string ProbeSymbol { get; init; }

    /// <summary>The names handed to the loader, in order; the first is also the file looked for in known places.</summary>
    public required IReadOnlyList<string> LoaderNames { get; init; }

    /// <summary>The patterns of the known places, in order, given a way to read the environment.</summary>
    public required Func<Func<string, string?>, IEnumerable<string>> KnownPlaces { get; init; }

    /// <summary>What is done with the library once it is loaded: its handle and its file are given.</summary>
    public Action<ILibraryHost, nint, string>? Loaded { get; init; }

    /// <summary>What to do when it is not found.</summary>
    public required string Advice { get; init; }
}
