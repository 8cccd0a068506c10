using System.Net;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>How a managed rank joins: it checks in at the root, managed or native, and waits to be called back.</summary>
internal static class RootClient
{
    /// <summary>What the root's text may take longer than this rank's patience, so that the error says who is missing.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <summary>Checks in and learns where the next rank of the ring listens. With a managed root: once every rank is in.</summary>
    /// <param name="id">The id of the communicator.</param>
    /// <param name="rank">This rank.</param>
    /// <param name="size">The number of ranks.</param>
    /// <param name="ringListener">Where this rank listens for the previous one.</param>
    /// <param name="localAddress">Where the root can reach this rank.</param>
    /// <param name="timeout">How long to wait for the root and all ranks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The next rank, to be disposed.</returns>
    /// <exception cref="CollectiveException">The root refused this rank, or another rank failed; the message is the root's.</exception>
    /// <exception cref="CollectiveTimeoutException">The root could not be reached, or not all ranks came in time.</exception>
    internal static async Task<RingNeighbour> CheckInAsync(
        UniqueId id, int rank, int size, IPEndPoint ringListener, IPAddress localAddress, TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, size);
        if (id.Magic == 0 || id.EndPoint is not { } root)
            throw new CollectiveException($"Rank {rank} of {size} cannot join: {id.Describe()}, which no rank of NCCL 2.16 or later uses.");

        var who = new Joining(id, rank, size, root, new Deadline(timeout));
        using CancellationTokenSource ending = who.Deadline.Link(cancellationToken, Grace);
        using var listener = new Socket(localAddress.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        Socket? line = null;
        try
        {
            listener.Bind(new IPEndPoint(localAddress, 0));
            listener.Listen();
            line = await ConnectAsync(who, cancellationToken).ConfigureAwait(false);
            byte[] info = ManagedConnectInfo.Create(id.Secret, rank, size, ringListener, who.PatienceMilliseconds);
            var checkIn = new CheckIn(CheckInLayout.Nccl29, rank, size, 0, 1, 0, (IPEndPoint)listener.LocalEndPoint!, info);
            await line.SendAllAsync(checkIn.ToBytes(id.Magic), ending.Token).ConfigureAwait(false);
            Task<FailureText?> failure = FailureText.ReceiveAsync(line);
            IPEndPoint next = await WaitAsync(who, listener, failure, ending.Token).ConfigureAwait(false);
            var neighbour = new RingNeighbour(who.NextRank, next, line, FailureOf(who, failure));
            line = null;
            return neighbour;
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw who.TimedOut("the root did not answer; a rank may not have joined");
        }
        catch (SocketException exception)
        {
            throw new CollectiveException($"{who}: {exception.Message}.", exception);
        }
        finally
        {
            line?.Dispose();
        }
    }

    private static async Task<Socket> ConnectAsync(Joining who, CancellationToken cancellationToken)
    {
        using CancellationTokenSource ending = who.Deadline.Link(cancellationToken);
        try
        {
            return await PatientConnect.ConnectAsync(who.Root, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw who.TimedOut($"the root could not be reached ({exception.InnerException?.Message ?? "no answer"})");
        }
    }

    private static async Task<IPEndPoint> WaitAsync(
        Joining who, Socket listener, Task<FailureText?> failure, CancellationToken cancellationToken)
    {
        var answered = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var gate = new Gate(listener, RootLimits.Default, async stranger =>
        {
            if (await CallBack.ReceiveAsync(stranger.Socket, who.Id.Magic, stranger.Patience).ConfigureAwait(false) is { } info
                && who.Accepts(info))
                answered.TrySetResult(info);
        });
        gate.Open();

        // A managed root's line says more than its call-back; a native root closes it at once.
        Task told = who.Id.IsManaged ? failure : TextOnly(failure);
        if (await Task.WhenAny(answered.Task, told).WaitAsync(cancellationToken).ConfigureAwait(false) == told && !answered.Task.IsCompleted)
        {
            throw await failure.ConfigureAwait(false) is { } text
                ? who.Told(text)
                : new CollectiveException($"{who}: the root closed the connection; the process that made the id may have ended.");
        }

        return who.RingAddress(await answered.Task.ConfigureAwait(false));
    }

    private static async Task<CollectiveException?> FailureOf(Joining who, Task<FailureText?> failure)
        => await failure.ConfigureAwait(false) is { } text ? who.Told(text) : null;

    private static async Task TextOnly(Task<FailureText?> failure)
    {
        if (await failure.ConfigureAwait(false) is null)
            await Task.Delay(Timeout.Infinite).ConfigureAwait(false);
    }
}
