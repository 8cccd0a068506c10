using System.Runtime.InteropServices;
using System.Text;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>A kernel loaded into a device's context.</summary>
internal sealed unsafe class PeerKernel : IDisposable
{
    // CU_JIT_ERROR_LOG_BUFFER and its size.
    private const int ErrorLog = 5;
    private const int ErrorLogBytes = 6;
    private const int LogBytes = 4096;

    private readonly CUmodule _module;

    /// <summary>Compiles a kernel for the device whose context is current.</summary>
    internal PeerKernel(PeerProgram program, int multiprocessors)
    {
        _module = Load(program);
        CUfunction function;
        fixed (byte* name = Encoding.UTF8.GetBytes(program.Name + '\0'))
            CudaDriver.Check(CudaNative.cuModuleGetFunction(&function, _module, name), "cuModuleGetFunction");
        int groups;
        CudaDriver.Check(
            CudaNative.cuOccupancyMaxActiveBlocksPerMultiprocessor(&groups, function, PeerKernels.GroupSize, 0),
            "cuOccupancyMaxActiveBlocksPerMultiprocessor");
        Function = function;
        MaxResidentGroups = groups * multiprocessors;
    }

    internal CUfunction Function { get; }

    /// <summary>The groups the device holds at a time; a launch of more would wait for itself.</summary>
    internal int MaxResidentGroups { get; }

    /// <summary>Has a kernel brought in while the one before on its stream still runs.</summary>
    internal static CUlaunchAttribute Overlap => new() { id = CUlaunchAttributeID.ProgrammaticStreamSerialization, value = 1 };

    /// <summary>How kernels are launched, but for the stream.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="overlap"><see cref="Overlap"/>, at a place that stays until the launch.</param>
    /// <param name="overlaps">Whether it holds.</param>
    internal static CUlaunchConfig Configure(int groups, CUlaunchAttribute* overlap, bool overlaps) => new()
    {
        gridDimX = (uint)groups,
        gridDimY = 1,
        gridDimZ = 1,
        blockDimX = PeerKernels.GroupSize,
        blockDimY = 1,
        blockDimZ = 1,
        attrs = overlap,
        numAttrs = overlaps ? 1u : 0,
    };

    public void Dispose() => _ = CudaNative.cuModuleUnload(_module);

    private static CUmodule Load(PeerProgram program)
    {
        byte* log = stackalloc byte[LogBytes];
        log[0] = 0;
        int* options = stackalloc int[] { ErrorLog, ErrorLogBytes };
        void** values = stackalloc void*[] { log, (void*)LogBytes };
        CUmodule module;
        CUresult result;
        fixed (byte* image = Encoding.UTF8.GetBytes(program.Ptx + '\0'))
            result = CudaNative.cuModuleLoadDataEx(&module, image, 2, options, values);
        if (result != CUresult.Success)
            CudaDriver.Check(result, $"Loading {program.Name} ({Marshal.PtrToStringUTF8((nint)log)?.Trim()}): cuModuleLoadDataEx");
        return module;
    }
}
