using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives;

/// <summary>Memory of a CUDA device that ILGPU did not allocate.</summary>
internal sealed class ForeignCudaMemory : MemoryBuffer
{
    private readonly FreeMemory? _free;

    internal ForeignCudaMemory(CudaAccelerator accelerator, nint pointer, long length, int elementSize, FreeMemory? free)
        : base(accelerator, length, elementSize)
    {
        NativePtr = pointer;
        _free = free;
    }

    protected override void MemSet(AcceleratorStream stream, byte value, in ArrayView<byte> targetView) =>
        CudaMemoryBuffer.CudaMemSet((CudaStream)stream, value, targetView);

    protected override void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) =>
        CudaMemoryBuffer.CudaCopy((CudaStream)stream, sourceView, targetView);

    protected override void CopyTo(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) =>
        CudaMemoryBuffer.CudaCopy((CudaStream)stream, sourceView, targetView);

    protected override void DisposeAcceleratorObject(bool disposing)
    {
        NativePtr = 0;
        _free?.Invoke(disposing);
    }
}
