using System.Diagnostics.CodeAnalysis;

namespace TypedCollectives.Interop.Libraries;

/// <summary>How the search for a native library ended.</summary>
public sealed class NativeLibraryInfo
{
    internal NativeLibraryInfo(
        string name,
        string? path,
        NativeLibraryOrigin? origin,
        IReadOnlyList<NativeLibraryPlace> placesTried,
        string explanation,
        nint handle)
    {
        Name = name;
        Path = path;
        Origin = origin;
        PlacesTried = placesTried;
        Explanation = explanation;
        Handle = handle;
    }

    /// <summary>What the library is called: <c>NCCL</c>, <c>the CUDA driver</c> or <c>MPI</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the library is loaded.</summary>
    [MemberNotNullWhen(true, nameof(Path), nameof(Origin))]
    public bool IsLoaded => Path is not null;

    /// <summary>The file the library was loaded from, or null if it was not loaded.</summary>
    public string? Path { get; }

    /// <summary>What kind of place the library was loaded from, or null if it was not loaded.</summary>
    public NativeLibraryOrigin? Origin { get; }

    /// <summary>Every place tried, in order; the last one is the one it was loaded from, if it was.</summary>
    public IReadOnlyList<NativeLibraryPlace> PlacesTried { get; }

    /// <summary>The search in words: where the library was found, or every place tried and what to do.</summary>
    public string Explanation { get; }

    /// <summary>The loader's handle, 0 if the library was not loaded.</summary>
    internal nint Handle { get; }
}
