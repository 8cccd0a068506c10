namespace TypedCollectives.Interop.Libraries;

/// <summary>Which of the places looked in, in this order, a library came from.</summary>
public enum NativeLibraryOrigin
{
    /// <summary>A path set in code: <see cref="NativeLibraries.NcclPath"/> and its like.</summary>
    Explicit,

    /// <summary>
    /// A path in an environment variable: <c>TYPEDCOLLECTIVES_NCCL_LIBRARY</c> and its like.
    /// </summary>
    Environment,

    /// <summary>
    /// The operating system's loader, by name: <c>LD_LIBRARY_PATH</c>, the loader's cache and its default folders.
    /// </summary>
    Loader,

    /// <summary>
    /// A folder in which such libraries are often installed without the loader knowing: Python wheels, CUDA toolkits.
    /// </summary>
    KnownPlace,
}
