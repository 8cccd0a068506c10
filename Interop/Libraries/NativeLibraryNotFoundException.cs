namespace TypedCollectives.Interop.Libraries;

/// <summary>A native library was not found, or the one asked for could not be loaded.</summary>
/// <remarks>The message lists every place tried with the loader's reason, and says what to do.</remarks>
public sealed class NativeLibraryNotFoundException : DllNotFoundException
{
    internal NativeLibraryNotFoundException(NativeLibraryInfo info)
        : base(info.Explanation) => Library = info;

    /// <summary>What was tried.</summary>
    public NativeLibraryInfo Library { get; }
}
