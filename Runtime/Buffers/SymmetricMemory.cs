using System.Runtime.InteropServices;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Memory for windows that no library of collectives allocates.</summary>
internal static unsafe class SymmetricMemory
{
    /// <summary>
    /// The driver puts smaller allocations together, and what other processes map is the whole. An allocation of this size is one's own, and for
    /// NCCL begins where windows can.
    /// </summary>
    internal const long LeastBytes = 2 << 20;

    /// <summary>Allocates memory that the devices of other processes can map.</summary>
    /// <returns>The buffer, or <see langword="null"/> if memory of the accelerator has no addresses.</returns>
    internal static MemoryBuffer? Allocate(Accelerator accelerator, long length, int elementSize) => accelerator switch
    {
        CudaAccelerator cuda => OfDevice(cuda, length, elementSize),
        CPUAccelerator => OfHost(accelerator, length, elementSize),
        _ => null,
    };

    /// <summary>Memory of <c>cuMemAlloc</c>, as ILGPU's is: processes cannot map that of the virtual memory functions as easily.</summary>
    private static MemoryBuffer? OfDevice(CudaAccelerator accelerator, long length, int elementSize)
    {
        accelerator.Bind();
        CUdeviceptr start;
        nuint bytes = (nuint)Math.Max((length * elementSize) + NcclConstants.WindowAlignment, LeastBytes);
        CudaDriver.Check(CudaNative.cuMemAlloc_v2(&start, bytes), nameof(CudaNative.cuMemAlloc_v2));
        CUdeviceptr allocation = start;
        nint aligned = (start.Value + NcclConstants.WindowAlignment - 1) / NcclConstants.WindowAlignment * NcclConstants.WindowAlignment;
        return ForeignMemory.Over(accelerator, aligned, length, elementSize, mayThrow =>
        {
            CUresult result = CudaNative.cuMemFree_v2(allocation);
            if (mayThrow)
                CudaDriver.Check(result, nameof(CudaNative.cuMemFree_v2));
        });
    }

    private static MemoryBuffer? OfHost(Accelerator accelerator, long length, int elementSize)
    {
        nint memory = (nint)NativeMemory.AlignedAlloc((nuint)(length * elementSize), NcclConstants.WindowAlignment);
        return ForeignMemory.Over(accelerator, memory, length, elementSize, _ => NativeMemory.AlignedFree((void*)memory));
    }
}
