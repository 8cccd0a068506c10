namespace TypedCollectives.Interop.Cuda;

/// <summary>Which unsafe calls fail while a stream is captured: <c>CUstreamCaptureMode</c>.</summary>
public enum CUstreamCaptureMode
{
    /// <summary><c>CU_STREAM_CAPTURE_MODE_GLOBAL</c>: those of every thread.</summary>
    Global = 0,

    /// <summary><c>CU_STREAM_CAPTURE_MODE_THREAD_LOCAL</c>: those of the capturing thread.</summary>
    ThreadLocal = 1,

    /// <summary><c>CU_STREAM_CAPTURE_MODE_RELAXED</c>: none.</summary>
    Relaxed = 2,
}
