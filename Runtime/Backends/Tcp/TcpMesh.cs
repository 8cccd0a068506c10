using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>One rank's connections to the others, and what it knows of their fate.</summary>
/// <remarks>
/// Who learns of a failure tells every rank it has a connection with, and since the ring has one between neighbours, all hear of it.
/// It ends the communicator on every rank: the ranks no longer agree on which call is next. Goodbyes are passed on along the ring.
/// </remarks>
internal sealed class TcpMesh : IPeerEvents, IAsyncDisposable
{
    /// <summary>How long, after a failure or a goodbye, others have to take what is still on its way to them.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly IPeerConnector _connector;
    private readonly PeerSlot[] _slots;
    private readonly CancellationTokenSource _failing = new();
    private readonly CancellationTokenSource _cut = new();
    private Task _telling = Task.CompletedTask;
    private volatile FailureNotice? _failure;
    private bool _disposed;

    internal TcpMesh(int rank, int size, IPeerConnector connector)
    {
        Rank = rank;
        Size = size;
        _connector = connector;
        _slots = [.. Enumerable.Range(0, size).Select(_ => new PeerSlot())];
        connector.Start(Add);
    }

    internal int Rank { get; }

    internal int Size { get; }

    /// <summary>Why the communicator failed, if it did.</summary>
    internal FailureNotice? Failure => _failure;

    /// <summary>Cancelled when the communicator fails.</summary>
    internal CancellationToken Failing => _failing.Token;

    /// <summary>The connection to a rank, made if there is none.</summary>
    /// <exception cref="PeerGoneException">The rank left without ever making it.</exception>
    /// <exception cref="SocketException">The rank cannot be reached.</exception>
    internal Task<PeerChannel> ChannelAsync(int peer)
    {
        PeerSlot slot = _slots[peer];
        if (peer > Rank && slot.IsFirstToConnect())
            _ = ConnectAsync(peer, slot);
        return slot.Channel.WaitAsync(Failing);
    }

    /// <summary>The connection to a rank, if there is one.</summary>
    internal PeerChannel? Existing(int peer) => _slots[peer].Existing;

    /// <summary>Fails the communicator, unless it failed before, and tells the others.</summary>
    internal void Fail(FailureNotice notice)
    {
        lock (_gate)
        {
            if (_failure is not null || _disposed)
                return;
            _failure = notice;
            _cut.CancelAfter(Grace);
            _telling = TellAsync(FrameKind.Abort, notice.ToPayload(), Channels(), isLast: true);
        }

        // Not inline: what waits for it goes on to fail as well.
        _ = _failing.CancelAsync();
    }

    /// <summary>Waits until a failure is told, and memory given to calls is touched by nobody.</summary>
    internal async Task SettleAsync()
    {
        await _telling.ConfigureAwait(false);
        await Task.WhenAll(Channels().Select(channel => channel.Detached)).ConfigureAwait(false);
    }

    public string Describe(int rank) => _connector.Describe(rank);

    void IPeerEvents.OnLeft(PeerChannel from, LeaveNotice notice)
    {
        if (from.Peer == notice.Rank)
            from.ShutdownSend(); // it waits for this to close its own end
        PeerSlot slot = _slots[notice.Rank];
        if (!slot.Leave())
            return; // heard before, from the other side of the ring
        if (!notice.IsConnected(Rank))
            slot.Fail(new PeerGoneException());
        _ = TellAsync(FrameKind.Left, notice.ToPayload(), Channels().Where(
            channel => IsNeighbour(channel.Peer) && channel.Peer != from.Peer && channel.Peer != notice.Rank), isLast: false);
    }

    void IPeerEvents.OnAbort(PeerChannel from, FailureNotice notice) => Fail(notice);

    void IPeerEvents.OnLost(PeerChannel from, string how) => Fail(new FailureNotice(
        FailureKind.Error, Rank, $"{Describe(from.Peer)} {how}: its process ended, or the network between it and {Describe(Rank)} did."));

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        _cut.CancelAfter(Grace);
        await _telling.ConfigureAwait(false);
        PeerChannel[] channels = [.. Channels()];
        if (_failure is null)
        {
            LeaveNotice notice = LeaveNotice.Of(Rank, Size, channels.Select(channel => channel.Peer));
            await TellAsync(FrameKind.Goodbye, notice.ToPayload(), channels, isLast: true).ConfigureAwait(false);
        }

        // Closing a socket while something unread is in it would take back what was sent last: the others close first, or soon.
        Task ended = Task.WhenAll(channels.Select(channel => channel.Ended));
        await Task.WhenAny(ended, Task.Delay(Grace, _cut.Token)).ConfigureAwait(false);
        await _connector.DisposeAsync().ConfigureAwait(false);
        foreach (PeerChannel channel in Channels())
            channel.Dispose();
        await ended.ConfigureAwait(false);
    }

    private bool IsNeighbour(int peer) => (peer + 1) % Size == Rank || (Rank + 1) % Size == peer;

    private IEnumerable<PeerChannel> Channels() => _slots.Select(slot => slot.Existing).OfType<PeerChannel>();

    private void Add(int peer, Socket socket)
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                var channel = new PeerChannel(peer, socket, Size, this, _cut.Token);
                if (_slots[peer].Set(channel))
                {
                    channel.Start(Failing);
                    // Who connects only now is told as well.
                    if (_failure is { } failure)
                        _telling = Task.WhenAll(_telling, channel.TellAsync(FrameKind.Abort, failure.ToPayload(), isLast: true));
                    return;
                }
            }
        }

        socket.Dispose();
    }

    private async Task ConnectAsync(int peer, PeerSlot slot)
    {
        try
        {
            Add(peer, await _connector.ConnectAsync(peer, Failing).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            slot.Fail(exception);
        }
    }

    private static Task TellAsync(FrameKind kind, ReadOnlyMemory<byte> payload, IEnumerable<PeerChannel> whom, bool isLast) =>
        Task.WhenAll(whom.Select(channel => channel.TellAsync(kind, payload, isLast)));
}
