using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>Lets this thread allocate while it captures: what it does meanwhile is done at once, and is in no graph.</summary>
internal readonly unsafe ref struct RelaxedCapture
{
    private readonly CUstreamCaptureMode _before;
    private readonly bool _isEntered;

    private RelaxedCapture(CUstreamCaptureMode before)
    {
        _before = before;
        _isEntered = true;
    }

    internal static RelaxedCapture Enter()
    {
        if (GraphCapture.Open is null)
            return default;
        CUstreamCaptureMode mode = CUstreamCaptureMode.Relaxed;
        CudaDriver.Check(CudaNative.cuThreadExchangeStreamCaptureMode(&mode), "cuThreadExchangeStreamCaptureMode");
        return new RelaxedCapture(mode);
    }

    public void Dispose()
    {
        if (!_isEntered)
            return;
        CUstreamCaptureMode mode = _before;
        CudaDriver.Check(CudaNative.cuThreadExchangeStreamCaptureMode(&mode), "cuThreadExchangeStreamCaptureMode");
    }
}
