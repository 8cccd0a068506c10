using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

// Between the making of a communicator and its end.
internal sealed partial class NcclBackend
{
    /// <summary>Why the communicator takes no collectives, if it does not.</summary>
    private string? _closed;

    public CollectiveException? AsyncError
    {
        get
        {
            try
            {
                NcclResult state = _handle.State();
                return NcclProgress.IsFine(state) ? null : NcclLibrary.Failure(state, $"A collective of {_name}", _handle.Comm);
            }
            catch (CollectiveException aborted)
            {
                return aborted;
            }
        }
    }

    internal async Task ReadyAsync(CancellationToken cancellationToken)
    {
        await NcclProgress.AwaitAsync(_handle, _timeout, _name, cancellationToken).ConfigureAwait(false);
    }

    internal async Task FinalizeAsync(CancellationToken cancellationToken)
    {
        ThrowIfClosed("FinalizeAsync");
        _library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclCommFinalize)), "FinalizeAsync");
        _closed = "is finalized";
        DeregisterAll();
        // Of a blocking communicator the call itself waits for the others.
        NcclResult result = await Task.Run(() => NcclNative.ncclCommFinalize(_handle.Comm), CancellationToken.None).ConfigureAwait(false);
        _finalizing = result;
        if (!NcclProgress.IsFine(result))
            NcclLibrary.Check(result, nameof(NcclNative.ncclCommFinalize), _handle.Comm);
        await NcclProgress.AwaitAsync(_handle, _timeout, _name, cancellationToken).ConfigureAwait(false);
        _isFinalized = true;
    }

    internal void Revoke()
    {
        _library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclCommRevoke)), "Revoke");
        if (_closed is "is revoked" or "is finalized")
            throw Closed("Revoke");
        _closed = "is revoked";
        // NCCL refuses to finalize it afterwards, and to destroy it would wait for ranks that may be gone.
        _failed = true;
        CheckSettled(NcclNative.ncclCommRevoke(_handle.Comm, NcclConstants.RevokeDefault), nameof(NcclNative.ncclCommRevoke));
    }

    public void Abort()
    {
        if (_handle.IsEnded)
            return;
        NcclLibrary.Check(_handle.Abort(), nameof(NcclNative.ncclCommAbort));
    }

    internal void Suspend()
    {
        _library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclCommSuspend)), "Suspend");
        ThrowIfClosed("Suspend");
        StreamWait.Wait(_device.Stream, _timeout, _name, _checkAsync);
        CheckSettled(NcclNative.ncclCommSuspend(_handle.Comm, NcclSuspendFlags.Memory), nameof(NcclNative.ncclCommSuspend));
        _closed = "is suspended";
    }

    internal void Resume()
    {
        _library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclCommResume)), "Resume");
        if (_closed is not "is suspended")
            throw new InvalidOperationException($"Resume: the communicator of {_name} is not suspended.");
        CheckSettled(NcclNative.ncclCommResume(_handle.Comm), nameof(NcclNative.ncclCommResume));
        _closed = null;
    }

    internal NcclMemoryStatistics GetMemoryStatistics()
    {
        _library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclCommMemStats)), "GetMemoryStatistics");
        return new NcclMemoryStatistics(
            (long)Read(NcclCommMemStat.GpuMemTotal), (long)Read(NcclCommMemStat.GpuMemPersist), (long)Read(NcclCommMemStat.GpuMemSuspend),
            Read(NcclCommMemStat.GpuMemSuspended) != 0);

        unsafe ulong Read(NcclCommMemStat stat)
        {
            _handle.ThrowIfEnded();
            ulong value;
            NcclLibrary.Check(NcclNative.ncclCommMemStats(_handle.Comm, stat, &value), nameof(NcclNative.ncclCommMemStats), _handle.Comm);
            return value;
        }
    }

    internal unsafe UniqueId GetUniqueId()
    {
        CheckGrowth("GetUniqueId");
        NcclUniqueId id;
        CheckSettled(NcclNative.ncclCommGetUniqueId(_handle.Comm, &id), nameof(NcclNative.ncclCommGetUniqueId));
        return new UniqueId(id);
    }

    /// <summary>Throws if the communicator takes no calls any more, or for now.</summary>
    private void ThrowIfClosed(string what)
    {
        _handle.ThrowIfEnded();
        if (_closed is not null)
            throw Closed(what);
    }

    private InvalidOperationException Closed(string what) => new($"{what}: the communicator of {_name} {_closed}.");

    private void CheckGrowth(string what)
    {
        _library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclCommGrow)), what);
        ThrowIfClosed(what);
        NcclGrowth.RefuseCommId(what);
    }

    /// <summary>Waits until a call on a non-blocking communicator is done, and throws what became of it.</summary>
    private void CheckSettled(NcclResult result, string function)
    {
        if (NcclProgress.IsFine(result) && !_isBlocking && !NcclProgress.TryAwait(_handle, _timeout, CancellationToken.None, out result))
        {
            _failed = true;
            throw new CollectiveTimeoutException($"{function} on {_name} is not done after {_timeout.TotalSeconds:0.###} s.");
        }

        NcclLibrary.Check(result, function, _handle.Comm);
    }
}
