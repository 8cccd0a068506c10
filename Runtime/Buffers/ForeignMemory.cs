using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives;

/// <summary>Buffers of ILGPU over memory that ILGPU did not allocate.</summary>
internal static class ForeignMemory
{
    /// <summary>Makes a buffer over an address.</summary>
    /// <param name="accelerator">Whose memory it is.</param>
    /// <param name="pointer">The address of the first element.</param>
    /// <param name="length">How many elements there are.</param>
    /// <param name="elementSize">The size of one in bytes.</param>
    /// <param name="free">
    /// Frees the memory: once, with the accelerator bound, when the buffer is disposed or collected, or its accelerator disposed.
    /// </param>
    /// <returns>The buffer, or <see langword="null"/> if memory of the accelerator has no addresses.</returns>
    internal static MemoryBuffer? Over(Accelerator accelerator, nint pointer, long length, int elementSize, FreeMemory? free = null) => accelerator switch
    {
        CudaAccelerator cuda => new ForeignCudaMemory(cuda, pointer, length, elementSize, free),
        CPUAccelerator cpu => new ForeignHostMemory(cpu, pointer, length, elementSize, free),
        _ => null,
    };
}
