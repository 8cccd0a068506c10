namespace TypedCollectives.Interop.Nccl;

/// <summary>What an NCCL function returns: <c>ncclResult_t</c> of nccl.h.</summary>
/// <remarks>
/// Libraries do not agree on the code of every failure: a network error of one version is an internal error of another.
/// </remarks>
public enum NcclResult
{
    /// <summary><c>ncclSuccess</c>: the call was done, or enqueued.</summary>
    Success = 0,

    /// <summary><c>ncclUnhandledCudaError</c>: a CUDA function failed.</summary>
    UnhandledCudaError = 1,

    /// <summary><c>ncclSystemError</c>: a call to the operating system failed.</summary>
    SystemError = 2,

    /// <summary><c>ncclInternalError</c>: NCCL found itself in a state it does not expect.</summary>
    InternalError = 3,

    /// <summary><c>ncclInvalidArgument</c>: an argument has an invalid value.</summary>
    InvalidArgument = 4,

    /// <summary><c>ncclInvalidUsage</c>: the call breaks a rule of NCCL, for example two ranks on one GPU.</summary>
    InvalidUsage = 5,

    /// <summary><c>ncclRemoteError</c>: a remote process exited or the network failed. Since 2.13.</summary>
    RemoteError = 6,

    /// <summary><c>ncclInProgress</c>: the operation of a non-blocking communicator is still running. Since 2.14.</summary>
    InProgress = 7,

    /// <summary><c>ncclTimeout</c>: a deadline passed. Since 2.30.3.</summary>
    Timeout = 8,
}
