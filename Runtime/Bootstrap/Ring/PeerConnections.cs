using System.Net;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>The connections of one rank with others: made by the lower rank, but for the one that closes the ring, and proven by the secret of the id.</summary>
internal sealed class PeerConnections : IAsyncDisposable
{
    private readonly UniqueId _id;
    private readonly int _rank;
    private readonly int _size;
    private readonly Gate _gate;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Socket> _made = [];
    private readonly TaskCompletionSource<Socket> _previous = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<int, Socket>? _connected;
    private bool _isDisposed;

    internal PeerConnections(UniqueId id, int rank, int size, IPAddress address)
    {
        _id = id;
        _rank = rank;
        _size = size;
        Address = address;
        var listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(address, 0));
        listener.Listen();
        EndPoint = (IPEndPoint)listener.LocalEndPoint!;
        _gate = new Gate(listener, RootLimits.Default, AdmitAsync);
        _gate.Open();
    }

    internal IPAddress Address { get; }

    /// <summary>Where other ranks connect to.</summary>
    internal IPEndPoint EndPoint { get; }

    /// <summary>The connection of the rank before this one, when it has made it.</summary>
    internal Task<Socket> Previous => _previous.Task;

    /// <summary>Connects to a rank.</summary>
    /// <exception cref="CollectiveException">Who is there is not that rank.</exception>
    /// <exception cref="SocketException">The rank cannot be reached.</exception>
    internal async Task<Socket> ConnectAsync(int peer, IPEndPoint target, CancellationToken cancellationToken)
    {
        IPEndPoint reachable = Scoped(target);
        var socket = new Socket(reachable.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(reachable, cancellationToken).ConfigureAwait(false);
            Tune(socket);
            await PeerProof.AuthenticateAsync(socket, _id, _rank, peer, connector: true, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a connection until somebody takes it, and passes on the ones that come afterwards.</summary>
    internal void Arrive(int peer, Socket socket)
    {
        lock (_lock)
        {
            if (!_isDisposed && _connected is { } connected)
            {
                connected(peer, socket);
                return;
            }

            if (!_isDisposed && _made.TryAdd(peer, socket))
            {
                if ((peer + 1) % _size == _rank)
                    _previous.TrySetResult(socket);
                return;
            }
        }

        socket.Dispose();
    }

    /// <summary>Hands over the connections there are, and from now on each one that comes.</summary>
    internal void Start(Action<int, Socket> connected)
    {
        lock (_lock)
        {
            _connected = connected;
            foreach ((int peer, Socket socket) in _made)
                connected(peer, socket);
            _made.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isDisposed = true;
            foreach (Socket socket in _made.Values)
                socket.Dispose();
            _made.Clear();
        }

        await _gate.DisposeAsync().ConfigureAwait(false);
    }

    private async Task AdmitAsync(Stranger stranger)
    {
        int peer;
        try
        {
            peer = await PeerProof.AuthenticateAsync(stranger.Socket, _id, _rank, null, connector: false, stranger.Patience)
                .ConfigureAwait(false);
        }
        catch (PeerRefusedException)
        {
            return; // no rank: its connection is closed, and that is all
        }

        bool isExpected = peer < _rank || (peer < _size && (peer + 1) % _size == _rank);
        if (!isExpected || !stranger.TryTakeOver())
            return;
        Tune(stranger.Socket);
        Arrive(peer, stranger.Socket);
    }

    /// <summary>Small frames leave at once, and a host that vanishes without a word is noticed.</summary>
    private static void Tune(Socket socket)
    {
        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
    }

    /// <summary>An address of link scope is another one's number of the link: here this rank's counts.</summary>
    private IPEndPoint Scoped(IPEndPoint target) => target.Address.IsIPv6LinkLocal && Address.IsIPv6LinkLocal
        ? new IPEndPoint(new IPAddress(target.Address.GetAddressBytes(), Address.ScopeId), target.Port)
        : target;
}
