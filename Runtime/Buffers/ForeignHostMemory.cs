using ILGPU.Runtime.CPU;

namespace TypedCollectives;

/// <summary>Memory of the host that ILGPU did not allocate.</summary>
internal sealed class ForeignHostMemory : CPUMemoryBuffer
{
    private readonly FreeMemory? _free;

    internal ForeignHostMemory(CPUAccelerator accelerator, nint pointer, long length, int elementSize, FreeMemory? free)
        : base(accelerator, length, elementSize)
    {
        NativePtr = pointer;
        _free = free;
    }

    protected override void DisposeAcceleratorObject(bool disposing)
    {
        NativePtr = 0;
        _free?.Invoke(disposing);
    }
}
