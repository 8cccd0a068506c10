using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Waits for what a non-blocking communicator does in the background.</summary>
/// <remarks>
/// Communicators whose ranks are in several processes are non-blocking, because that is NCCL's only way to give up on ranks that never
/// come: its blocking init waits for ever. Such a communicator takes no other call before the last one's state is
/// <see cref="NcclResult.Success"/>.
/// </remarks>
internal static class NcclProgress
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
    /// <exception cref="CollectiveException">Another thread aborted the communicator.</exception>
    internal static bool TryAwait(NcclHandle comm, TimeSpan timeout, CancellationToken cancellationToken, out NcclResult state)
    {
        long start = TimeProvider.System.GetTimestamp();
        for (int polls = 0; ; polls++)
        {
            state = comm.State();
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

    /// <summary>As <see cref="TryAwait"/>, without holding a thread up; throws what became of the call.</summary>
    internal static async Task AwaitAsync(NcclHandle comm, TimeSpan timeout, string owner, CancellationToken cancellationToken)
    {
        long start = TimeProvider.System.GetTimestamp();
        NcclResult state;
        while ((state = comm.State()) == NcclResult.InProgress)
        {
            if (timeout != Timeout.InfiniteTimeSpan && TimeProvider.System.GetElapsedTime(start) > timeout)
                throw new CollectiveTimeoutException($"The communicator of {owner} is not ready after {timeout.TotalSeconds:0.###} s.");
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
        }

        NcclLibrary.Check(state, $"The last call of {owner}", comm.Comm);
    }

    /// <summary>Whether a call went well; a non-blocking communicator's may still be in progress.</summary>
    internal static bool IsFine(NcclResult result) => result is NcclResult.Success or NcclResult.InProgress;
}
