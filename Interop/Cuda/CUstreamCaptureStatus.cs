namespace TypedCollectives.Interop.Cuda;

/// <summary>Whether a stream is captured: <c>CUstreamCaptureStatus</c>.</summary>
public enum CUstreamCaptureStatus
{
    /// <summary><c>CU_STREAM_CAPTURE_STATUS_NONE</c>: it is not.</summary>
    None = 0,

    /// <summary><c>CU_STREAM_CAPTURE_STATUS_ACTIVE</c>: it is.</summary>
    Active = 1,

    /// <summary><c>CU_STREAM_CAPTURE_STATUS_INVALIDATED</c>: it is, and what was captured is useless after an error.</summary>
    Invalidated = 2,
}
