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

    /// <summary>Throws if a stream was made in another context than its accelerator's, as ILGPU does where another one was current.</summary>
    internal static unsafe void RequireOwnContext(AcceleratorStream stream)
    {
        CUcontext context;
        CudaDriver.Check(CudaNative.cuStreamGetCtx(HandleOf(stream), &context), "cuStreamGetCtx");
        if (context.Value != stream.Accelerator.NativePtr)
            throw StreamErrors.OfAnotherContext(stream);
    }

    internal static unsafe CUstreamCaptureStatus CaptureOf(AcceleratorStream stream)
    {
        stream.Accelerator.Bind();
        CUstreamCaptureStatus status;
        CudaDriver.Check(CudaNative.cuStreamIsCapturing(HandleOf(stream), &status), "cuStreamIsCapturing");
        return status;
    }
}
