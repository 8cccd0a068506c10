using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>A communicator of NCCL, which another thread than its own may abort at any time.</summary>
/// <remarks>An abort frees the communicator. Who waits for it asks through this, so that it is not asked any more then.</remarks>
internal sealed unsafe class NcclHandle(NcclComm comm)
{
    private readonly Lock _gate = new();
    private volatile bool _isEnded;

    /// <summary>The communicator, for calls of its own thread.</summary>
    internal NcclComm Comm => comm;

    /// <summary>Whether it was aborted or destroyed.</summary>
    internal bool IsEnded => _isEnded;

    /// <summary>What became of its last call, or of those that run.</summary>
    /// <exception cref="CollectiveException">It was aborted.</exception>
    internal NcclResult State()
    {
        lock (_gate)
        {
            ThrowIfEnded();
            NcclResult asynchronous;
            NcclResult result = NcclNative.ncclCommGetAsyncError(comm, &asynchronous);
            return result == NcclResult.Success ? asynchronous : result;
        }
    }

    internal void ThrowIfEnded()
    {
        if (_isEnded)
            throw new CollectiveException("The communicator was aborted: what it was doing is incomplete. Dispose it and make a new one.");
    }

    /// <summary>Ends what it does and frees it; only the first call of this or of <see cref="Destroy"/> does anything.</summary>
    internal NcclResult Abort() => End(abort: true);

    /// <summary>Frees it, its work being done.</summary>
    internal NcclResult Destroy() => End(abort: false);

    private NcclResult End(bool abort)
    {
        lock (_gate)
        {
            if (_isEnded)
                return NcclResult.Success;
            _isEnded = true;
            return abort ? NcclNative.ncclCommAbort(comm) : NcclNative.ncclCommDestroy(comm);
        }
    }
}
