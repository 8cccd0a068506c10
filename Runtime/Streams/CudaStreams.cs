using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>ILGPU's CUDA streams as the driver knows them.</summary>
internal static class CudaStreams
{
    internal static CUstream HandleOf(AcceleratorStream stream) => new(((CudaStream)stream).StreamPtr);

    internal static unsafe CUstreamCaptureStatus CaptureOf(AcceleratorStream stream)
    {
        stream.Accelerator.Bind();
        CUstreamCaptureStatus status;
        CudaDriver.Check(CudaNative.cuStreamIsCapturing(HandleOf(stream), &status), "cuStreamIsCapturing");
        return status;
    }
}
