using System.Globalization;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>One rank's way into the ring: check in at the root, connect to the next rank, be connected to by the one before, all-gather.</summary>
internal sealed class RingJoining(UniqueId id, RankInfo mine, int size, PeerConnections connections, Deadline deadline)
{
    private string Who => string.Create(CultureInfo.InvariantCulture, $"Rank {mine.Rank} of {size}");

    internal async Task<RankInfo[]> RunAsync(CancellationToken cancellationToken)
    {
        using RingNeighbour next = await RootClient.CheckInAsync(
            id, mine.Rank, size, mine.Listener, connections.Address, deadline.Left, cancellationToken).ConfigureAwait(false);
        using CancellationTokenSource ending = deadline.Link(cancellationToken);
        Task<RankInfo[]> meeting = MeetAsync(next, ending.Token);
        RankInfo[] ranks;
        try
        {
            Task first = await Task.WhenAny(meeting, Failed(next, ending.Token)).ConfigureAwait(false);
            if (first != meeting && !cancellationToken.IsCancellationRequested && !deadline.HasPassed)
                await ending.CancelAsync().ConfigureAwait(false);
            ranks = await meeting.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw await ExplainAsync(next, exception).ConfigureAwait(false);
        }

        RingProtocol.RequireOneVersion(ranks);
        await next.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return ranks;
    }

    private async Task<RankInfo[]> MeetAsync(RingNeighbour next, CancellationToken cancellationToken)
    {
        if (size == 1)
            return [mine];

        // Two ranks are each other's next and previous one: one connection serves both ways.
        Socket? toNext = null;
        if (size > 2 || mine.Rank == 0)
        {
            toNext = await connections.ConnectAsync(next.Rank, next.Address, cancellationToken).ConfigureAwait(false);
            connections.Arrive(next.Rank, toNext);
        }

        Socket? fromPrevious = size > 2 || mine.Rank == 1
            ? await connections.Previous.WaitAsync(cancellationToken).ConfigureAwait(false)
            : null;
        return await RingExchange.AllGatherAsync(fromPrevious ?? toNext!, toNext ?? fromPrevious!, mine, size, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Done when the root says that another rank failed; never, if it says nothing.</summary>
    private static async Task Failed(RingNeighbour next, CancellationToken cancellationToken)
    {
        if (await next.Failure.ConfigureAwait(false) is null)
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The root knows who left first; a neighbour's end may only follow from that.</summary>
    private async Task<CollectiveException> ExplainAsync(RingNeighbour next, Exception exception)
    {
        Task waited = await Task.WhenAny(next.Failure, Task.Delay(TimeSpan.FromMilliseconds(500))).ConfigureAwait(false);
        if (waited == next.Failure && await next.Failure.ConfigureAwait(false) is { } told)
            return told;
        return exception switch
        {
            CollectiveException explained => explained,
            OperationCanceledException => new CollectiveTimeoutException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Who} has checked in, but the ring was not closed within {deadline.Timeout.TotalSeconds:0.###} s: rank {next.Rank} at {next.Address}, or another one, does not answer.")),
            _ => new CollectiveException($"{Who} cannot reach its neighbours in the ring: {exception.Message}", exception),
        };
    }
}
