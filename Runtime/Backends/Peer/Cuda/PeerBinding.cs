using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>Makes a rank's context current for some calls of the driver; what ILGPU takes for current is so again at the end.</summary>
internal readonly ref struct PeerBinding
{
    private readonly nint _before;

    internal PeerBinding(CudaPeerRank rank)
    {
        Accelerator? current = Accelerator.Current;
        if (current == rank.Device.Accelerator)
            return;
        rank.Bind();
        _before = current?.NativePtr ?? 0;
    }

    /// <summary>Makes what was current so again.</summary>
    public void Dispose()
    {
        if (_before != 0)
            CudaDriver.Check(CudaNative.cuCtxSetCurrent(new CUcontext(_before)), "cuCtxSetCurrent");
    }
}
