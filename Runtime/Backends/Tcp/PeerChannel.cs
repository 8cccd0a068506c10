using System.Net.Sockets;
using System.Threading.Channels;

namespace TypedCollectives;

/// <summary>One rank's connection to another one.</summary>
/// <remarks>
/// What the peer sends is read at once and always, so that its failure is seen whenever it happens. Data goes straight into the
/// memory posted for it; data of a peer that is a step ahead waits, and the reader with it, until its memory is posted.
/// </remarks>
internal sealed class PeerChannel : IDisposable
{
    private readonly Socket _socket;
    private readonly FrameSender _sender;
    private readonly Dictionary<FrameKind, Channel<CallDescription>> _calls = new()
    {
        [FrameKind.Collective] = Channel.CreateUnbounded<CallDescription>(),
        [FrameKind.Offer] = Channel.CreateUnbounded<CallDescription>(),
        [FrameKind.Request] = Channel.CreateUnbounded<CallDescription>(),
    };

    private readonly Dictionary<FrameKind, ReceiveLane> _lanes = new()
    {
        [FrameKind.CollectiveData] = new ReceiveLane(),
        [FrameKind.MessageData] = new ReceiveLane(),
    };

    private readonly FrameReader _reader;
    private readonly CancellationToken _cut;
    private Task _reading = Task.CompletedTask;

    /// <param name="peer">The rank at the other end.</param>
    /// <param name="socket">The connection, which the channel owns from now on.</param>
    /// <param name="size">The number of ranks.</param>
    /// <param name="events">What is done with news that are no part of a call.</param>
    /// <param name="cut">Cancelled some time after a failure: ends what is still being sent.</param>
    internal PeerChannel(int peer, Socket socket, int size, IPeerEvents events, CancellationToken cut)
    {
        Peer = peer;
        _socket = socket;
        _cut = cut;
        _sender = new FrameSender(socket);
        _reader = new FrameReader(this, socket, size, events);
    }

    internal int Peer { get; }

    /// <summary>Done when nothing is read into posted memory any more.</summary>
    internal Task Detached => _reader.Detached;

    /// <summary>Done when the peer's end is closed and everything it sent is read.</summary>
    internal Task Ended => _reading;

    /// <summary>Starts reading.</summary>
    /// <param name="failing">Cancelled when the communicator fails: what comes afterwards is thrown away.</param>
    internal void Start(CancellationToken failing) => _reading = Task.Run(() => _reader.RunAsync(failing), CancellationToken.None);

    /// <summary>The peer's next call of a kind.</summary>
    /// <exception cref="PeerGoneException">The peer said goodbye before it.</exception>
    internal async ValueTask<CallDescription> NextCallAsync(FrameKind kind, CancellationToken cancellation)
    {
        try
        {
            return await _calls[kind].Reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new PeerGoneException();
        }
    }

    /// <summary>A call of the peer that nothing here matches, if there is one.</summary>
    internal CallDescription? UnmatchedCall()
    {
        foreach (Channel<CallDescription> calls in _calls.Values)
        {
            if (calls.Reader.TryPeek(out CallDescription? call))
                return call;
        }

        return null;
    }

    internal ReceiveLane Lane(FrameKind kind) => _lanes[kind];

    internal async Task SendAsync(FrameKind kind, ReadOnlyMemory<byte> payload)
    {
        try
        {
            await _sender.SendAsync(kind, payload, _cut).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The peer has closed its end. Why is for the reader to say: it may have sent the reason before.
            await _reading.WaitAsync(_cut).ConfigureAwait(false);
            throw new PeerGoneException();
        }
    }

    /// <summary>Sends news to a peer that may be gone: it learns from others then, or from the end of the connection.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="payload">What it says.</param>
    /// <param name="isLast">Whether nothing follows it.</param>
    internal async Task TellAsync(FrameKind kind, ReadOnlyMemory<byte> payload, bool isLast)
    {
        try
        {
            await _sender.SendAsync(kind, payload, _cut).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Not a word about it: two ranks that take their leave at once may well miss each other's.
        }

        if (isLast)
            ShutdownSend();
    }

    /// <summary>Sends memory piece by piece.</summary>
    internal async Task SendDataAsync(FrameKind kind, nint pointer, long bytes, Action progress, CancellationToken failing)
    {
        while (bytes > 0)
        {
            failing.ThrowIfCancellationRequested();
            int length = (int)Math.Min(bytes, FrameHeader.MaxData);
            await SendAsync(kind, new NativeBytes(pointer, length).Memory).ConfigureAwait(false);
            progress();
            pointer += length;
            bytes -= length;
        }
    }

    internal void Add(FrameKind kind, CallDescription call) => _calls[kind].Writer.TryWrite(call);

    /// <summary>The peer makes no more calls.</summary>
    internal void CompleteCalls()
    {
        foreach (Channel<CallDescription> calls in _calls.Values)
            calls.Writer.TryComplete();
    }

    /// <summary>Nothing more is sent from here.</summary>
    internal void ShutdownSend()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It is down already.
        }
    }

    public void Dispose() => _socket.Dispose();
}
