namespace TypedCollectives.Interop.Cuda;

/// <summary>How a stream behaves: <c>CUstream_flags</c>.</summary>
[Flags]
public enum CUstream_flags : uint
{
    /// <summary><c>CU_STREAM_DEFAULT</c>: it waits for the default stream, and the default stream for it.</summary>
    Default = 0,

    /// <summary><c>CU_STREAM_NON_BLOCKING</c>: it does not.</summary>
    NonBlocking = 1,
}
