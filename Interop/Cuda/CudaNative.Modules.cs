using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Cuda;

public static unsafe partial class CudaNative
{
    /// <summary>Compiles PTX, or takes a finished image, into the current context.</summary>
    /// <param name="module">Receives the module, owned by the caller.</param>
    /// <param name="image">Null-terminated PTX, or a cubin or fatbin.</param>
    /// <param name="numOptions">How many options follow.</param>
    /// <param name="options">The options' numbers (<c>CUjit_option</c>); null for none.</param>
    /// <param name="optionValues">Their values, each in the place of a pointer; null for none.</param>
    /// <returns>The result; <see cref="CUresult.InvalidPtx"/> if it does not compile.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuModuleLoadDataEx(CUmodule* module, void* image, uint numOptions, int* options, void** optionValues);

    /// <summary>Unloads a module from the current context.</summary>
    /// <param name="hmod">The module, invalid afterwards as its functions are.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuModuleUnload(CUmodule hmod);

    /// <summary>Finds a kernel by its name.</summary>
    /// <param name="hfunc">Receives the kernel, owned by the module.</param>
    /// <param name="hmod">The module.</param>
    /// <param name="name">Its null-terminated name.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuModuleGetFunction(CUfunction* hfunc, CUmodule hmod, byte* name);

    /// <summary>Counts the groups of a kernel that one multiprocessor holds at a time.</summary>
    /// <param name="numBlocks">Receives the number.</param>
    /// <param name="func">The kernel.</param>
    /// <param name="blockSize">The threads of a group.</param>
    /// <param name="dynamicSMemSize">The bytes of shared memory a group asks for besides what the kernel declares.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(int* numBlocks, CUfunction func, int blockSize, nuint dynamicSMemSize);

    /// <summary>Puts a kernel on a stream of the current context.</summary>
    /// <param name="f">The kernel.</param>
    /// <param name="gridDimX">Groups.</param>
    /// <param name="gridDimY">Groups in the second dimension.</param>
    /// <param name="gridDimZ">Groups in the third dimension.</param>
    /// <param name="blockDimX">Threads of a group.</param>
    /// <param name="blockDimY">Threads in the second dimension.</param>
    /// <param name="blockDimZ">Threads in the third dimension.</param>
    /// <param name="sharedMemBytes">Bytes of shared memory a group gets besides what the kernel declares.</param>
    /// <param name="hStream">The stream.</param>
    /// <param name="kernelParams">Pointers to the arguments, which are copied before the call returns.</param>
    /// <param name="extra">Null, with <paramref name="kernelParams"/> given.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuLaunchKernel(
        CUfunction f, uint gridDimX, uint gridDimY, uint gridDimZ, uint blockDimX, uint blockDimY, uint blockDimZ, uint sharedMemBytes,
        CUstream hStream, void** kernelParams, void** extra);

    /// <summary>Puts a kernel on a stream, with attributes.</summary>
    /// <param name="config">Size, stream and attributes.</param>
    /// <param name="f">The kernel.</param>
    /// <param name="kernelParams">Pointers to the arguments, which are copied before the call returns.</param>
    /// <param name="extra">Null, with <paramref name="kernelParams"/> given.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuLaunchKernelEx(CUlaunchConfig* config, CUfunction f, void** kernelParams, void** extra);
}
