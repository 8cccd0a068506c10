using System.Net;
using System.Net.Sockets;

namespace TypedCollectives.Tests;

/// <summary>The connections of ranks that share a process: plain loopback sockets, which tests can cut.</summary>
internal sealed class LoopbackMesh(int size)
{
    private readonly LoopbackConnector[] _ranks = [.. Enumerable.Range(0, size).Select(rank => new LoopbackConnector(rank))];

    /// <summary>One communicator a rank, over TCP.</summary>
    internal static CommunicatorClique Open(int size, CommunicatorOptions? options = null) => new LoopbackMesh(size).Open(options);

    internal CommunicatorClique Open(CommunicatorOptions? options = null)
    {
        DeviceSet devices = DeviceSet.OpenHost(size);
        for (int rank = 0; rank < size; rank++)
            _ranks[rank].Connect(_ranks);
        return new CommunicatorClique(
            [.. Enumerable.Range(0, size).Select(rank => new Communicator(
                rank, size, devices.Devices[rank],
                new TcpBackend(new TcpMesh(rank, size, _ranks[rank]), (options ?? new()).Timeout),
                "Host: over loopback"))],
            "Host: over loopback", devices);
    }

    /// <summary>Ends a rank as the end of its process would: all its connections close.</summary>
    internal void Kill(int rank) => _ranks[rank].Kill();

    /// <summary>The open sockets of a rank.</summary>
    internal int OpenSockets(int rank) => _ranks[rank].Open;

    private sealed class LoopbackConnector(int rank) : IPeerConnector
    {
        private readonly Socket _listener = Listen();
        private readonly List<Socket> _sockets = [];
        private readonly List<(int, Socket)> _made = [];
        private Action<int, Socket>? _connected;
        private LoopbackConnector[] _all = [];

        internal int Open
        {
            get
            {
                lock (_sockets)
                    return _sockets.Append(_listener).Count(socket => !socket.SafeHandle.IsClosed);
            }
        }

        internal void Connect(LoopbackConnector[] all)
        {
            _all = all;
            int next = (rank + 1) % all.Length;
            if (next != rank && (all.Length > 2 || rank == 0))
                Give(next, ConnectNow(next));
        }

        public string Describe(int other) => $"Rank {other}";

        public void Start(Action<int, Socket> connected)
        {
            lock (_made)
            {
                _connected = connected;
                foreach ((int peer, Socket socket) in _made)
                    connected(peer, socket);
            }
        }

        public Task<Socket> ConnectAsync(int peer, CancellationToken cancellation) => Task.FromResult(ConnectNow(peer));

        internal void Kill()
        {
            _listener.Dispose();
            lock (_sockets)
                _sockets.ForEach(socket => socket.Close());
        }

        public ValueTask DisposeAsync()
        {
            _listener.Dispose();
            return ValueTask.CompletedTask;
        }

        private static Socket Listen()
        {
            var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            listener.Listen();
            return listener;
        }

        private Socket ConnectNow(int peer)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            lock (_all)
            {
                socket.Connect(_all[peer]._listener.LocalEndPoint!);
                Socket other = _all[peer]._listener.Accept();
                other.NoDelay = true;
                _all[peer].Keep(other);
                _all[peer].Give(rank, other);
            }

            Keep(socket);
            return socket;
        }

        private void Keep(Socket socket)
        {
            lock (_sockets)
                _sockets.Add(socket);
        }

        private void Give(int peer, Socket socket)
        {
            lock (_made)
            {
                if (_connected is { } connected)
                    connected(peer, socket);
                else
                    _made.Add((peer, socket));
            }
        }
    }
}
