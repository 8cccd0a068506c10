using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>
    /// What went wrong since, without a call to say so: an error of the library or network, another rank's failure. Any thread may ask.
    /// </summary>
    /// <value><see langword="null"/> while all is well. On NCCL it is <c>ncclCommGetAsyncError</c>, made an exception.</value>
    /// <exception cref="InvalidOperationException">The communicator is not made yet.</exception>
    [RankVarying]
    public CollectiveException? AsyncError => _disposed ? null : Transport.AsyncError;

    /// <summary>Waits, without holding a thread up, until the library has taken the last call: on a non-blocking NCCL communicator it may go on after the call.</summary>
    /// <param name="cancellationToken">Ends the wait, not the call.</param>
    /// <returns>Done when the communicator takes the next call.</returns>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">The communicator is not made yet, or has calls in an open group.</exception>
    /// <exception cref="CollectiveException">The call failed, the communicator was aborted, or the deadline passed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task ReadyAsync(CancellationToken cancellationToken = default)
    {
        CheckUsable();
        if (Transport is NcclBackend nccl)
            await nccl.ReadyAsync(cancellationToken).ConfigureAwait(false);
        else if (Transport.AsyncError is { } error)
            throw error;
    }

    /// <summary>Ends what was issued and lets the other ranks end, so that <see cref="Dispose"/> waits for nobody. Every rank calls it, once.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Done when every rank has come to it.</returns>
    /// <remarks>Nothing but disposal may follow. Only NCCL has such a step (<c>ncclCommFinalize</c>); elsewhere this waits for the stream.</remarks>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The communicator is not made yet, has calls in an open group, is revoked, or is finalized already.
    /// </exception>
    /// <exception cref="CollectiveException">The library or a rank failed, or the deadline passed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task FinalizeAsync(CancellationToken cancellationToken = default)
    {
        CheckUsable();
        if (Transport is NcclBackend nccl)
            await nccl.FinalizeAsync(cancellationToken).ConfigureAwait(false);
        else
            Transport.Synchronize();
    }

    /// <summary>Stops what is under way and refuses more: afterwards the communicator can be split, shrunk and disposed. NCCL 2.28.7 or newer.</summary>
    /// <remarks>For a failure that some ranks know of: theirs revoke, then <see cref="Shrink"/> leaves the failed ones out.</remarks>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">The communicator is revoked or finalized already, or has calls in an open group.</exception>
    /// <exception cref="NotSupportedException">NCCL does not carry the communicator, or the loaded one is too old.</exception>
    /// <exception cref="CollectiveException">The library failed.</exception>
    public void Revoke()
    {
        CheckUsable();
        RequireNccl(nameof(Revoke)).Revoke();
    }

    /// <summary>Ends the communicator whatever it is doing, without waiting for other ranks. Any thread may call it, more than once.</summary>
    /// <remarks>
    /// Whoever waits in <see cref="Synchronize"/> gets a <see cref="CollectiveException"/>, and results are incomplete. On NCCL the other ranks
    /// must abort too, and no other thread may be inside a collective of a blocking communicator. The device stays until <see cref="Dispose"/>.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The communicator is not made yet.</exception>
    /// <exception cref="NotSupportedException">The Peer backend carries ranks of several processes: its kernels end by themselves.</exception>
    /// <exception cref="CollectiveException">The library failed.</exception>
    public void Abort()
    {
        if (!_disposed)
            Transport.Abort();
    }

    /// <summary>Gives the memory it can allocate again back, until <see cref="Resume"/>; it takes no calls meanwhile. NCCL 2.29.7 or newer.</summary>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">The communicator is suspended already, or has calls in an open group.</exception>
    /// <exception cref="NotSupportedException">NCCL does not carry the communicator, or the loaded one is too old.</exception>
    /// <exception cref="CollectiveException">The library failed; communicators that share resources cannot be suspended.</exception>
    [Collective]
    public void Suspend()
    {
        CheckUsable();
        RequireNccl(nameof(Suspend)).Suspend();
    }

    /// <summary>Takes back what <see cref="Suspend"/> gave up.</summary>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">The communicator is not suspended.</exception>
    /// <exception cref="NotSupportedException">NCCL does not carry the communicator, or the loaded one is too old.</exception>
    /// <exception cref="CollectiveException">The library failed.</exception>
    [Collective]
    public void Resume()
    {
        CheckUsable();
        RequireNccl(nameof(Resume)).Resume();
    }

    /// <summary>The device memory NCCL holds for this communicator. NCCL 2.29.7 or newer.</summary>
    /// <returns>The figures.</returns>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">The communicator is not made yet, or has calls in an open group.</exception>
    /// <exception cref="NotSupportedException">NCCL does not carry the communicator, or the loaded one is too old.</exception>
    /// <exception cref="CollectiveException">The library failed.</exception>
    [return: RankVarying]
    public NcclMemoryStatistics GetMemoryStatistics()
    {
        CheckUsable();
        return RequireNccl(nameof(GetMemoryStatistics)).GetMemoryStatistics();
    }

    private NcclBackend RequireNccl(string method) => Transport as NcclBackend ?? throw CallErrors.OnlyNccl(this, method);

    private void CheckUsable()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Pending is { } other)
            throw CallErrors.CallsPending(this, other);
        _ = Transport;
    }
}
