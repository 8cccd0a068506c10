using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Waits for what a non-blocking communicator does in the background.</summary>
/// <remarks>
/// Communicators whose ranks are in several processes are non-blocking, because that is NCCL's only way to give up on ranks that never
/// come: its blocking init waits for ever. Such a communicator takes no other call before the last one's state is
/// <see cref="NcclResult.Success"/>.
/// </remarks>
internal static unsafe class NcclProgress
{
    // A group of small collectives settles within microseconds; an init takes a good part of a second.
    private const int Spins = 1000;

    /// <summary>Waits until a communicator's last call is no longer in progress.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="timeout">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="state">What became of the call.</param>
    /// <returns>Whether it ended in time.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static bool TryAwait(NcclComm comm, TimeSpan timeout, CancellationToken cancellationToken, out NcclResult state)
    {
        long start = TimeProvider.System.GetTimestamp();
        for (int polls = 0; ; polls++)
        {
            NcclResult asynchronous;
            state = NcclNative.ncclCommGetAsyncError(comm, &asynchronous);
            if (state == NcclResult.Success)
                state = asynchronous;
            if (state != NcclResult.InProgress)
                return true;
            if (polls < Spins)
                continue;

            cancellationToken.ThrowIfCancellationRequested();
            if (timeout != Timeout.InfiniteTimeSpan && TimeProvider.System.GetElapsedTime(start) > timeout)
                return false;
            Thread.Sleep(1);
        }
    }

    /// <summary>Whether a call went well; a non-blocking communicator's may still be in progress.</summary>
    internal static bool IsFine(NcclResult result) => result is NcclResult.Success or NcclResult.InProgress;
}
