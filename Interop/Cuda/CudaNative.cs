using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Cuda;

/// <summary>The functions of the CUDA driver (cuda.h) that this library uses, under the names libcuda exports.</summary>
/// <remarks>
/// A function is bound when it is first called. Without a library every function throws
/// <see cref="Libraries.NativeLibraryNotFoundException"/>. Names carry the suffix of the exported symbol (<c>_v2</c>), which the
/// C header hides behind macros, so what is called does not change with the header. Nothing is checked here and nothing is freed.
/// </remarks>
public static unsafe partial class CudaNative
{
    /// <summary>The name under which the library is imported; the resolver turns it into a file.</summary>
    internal const string LibraryName = "cuda";

    /// <summary>Initialises the driver in this process; to be called before any other function.</summary>
    /// <param name="Flags">0.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuInit(uint Flags);

    /// <summary>Reads the newest CUDA version the driver supports. Needs no <see cref="cuInit"/>.</summary>
    /// <param name="driverVersion">Receives 1000 times the major number plus 10 times the minor one: 13000 is 13.0.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuDriverGetVersion(int* driverVersion);

    /// <summary>Names a result.</summary>
    /// <param name="error">The result.</param>
    /// <param name="pStr">Receives a null-terminated text owned by the driver, or null if the value is unknown.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuGetErrorName(CUresult error, byte** pStr);

    /// <summary>Describes a result.</summary>
    /// <param name="error">The result.</param>
    /// <param name="pStr">Receives a null-terminated text owned by the driver, or null if the value is unknown.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuGetErrorString(CUresult error, byte** pStr);
}
