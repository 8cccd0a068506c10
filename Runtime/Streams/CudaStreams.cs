using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>ILGPU's CUDA streams as the driver knows them.</summary>
internal static class CudaStreams
{
    /// <summary>Makes a stream that does not wait for the legacy default stream.</summary>
    internal static AcceleratorStream Create(CudaAccelerator accelerator)
    {
        // ILGPU makes a stream with flags in whatever context is current.
        accelerator.Bind();
        return accelerator.CreateStream(StreamFlags.CU_STREAM_NON_BLOCKING);
    }

    internal static CUstream HandleOf(AcceleratorStream stream) => new(((CudaStream)stream).StreamPtr);

    internal static unsafe CUstreamCaptureStatus CaptureOf(AcceleratorStream stream)
    {
        stream.Accelerator.Bind();
        CUstreamCaptureStatus status;
        CudaDriver.Check(CudaNative.cuStreamIsCapturing(HandleOf(stream), &status), "cuStreamIsCapturing");
        return status;
    }
}
