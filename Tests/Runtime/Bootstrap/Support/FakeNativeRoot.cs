using System.Net;
using System.Net.Sockets;

namespace TypedCollectives.Tests;

/// <summary>A root that does what NCCL's own does (bootstrapRoot in bootstrap.cc): one check-in after the other, each closed at once.</summary>
internal sealed class FakeNativeRoot : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    internal FakeNativeRoot()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
    }

    internal IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndPoint!;

    internal async Task ServeAsync(int size)
    {
        var checkIns = new byte[size][];
        byte[] hello = [];
        for (int i = 0; i < size; i++)
        {
            using Socket socket = await _listener.AcceptAsync(TestContext.Current.CancellationToken);
            byte[] bytes = new byte[12 + 4 + 176];
            await new NetworkStream(socket).ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            Assert.Equal([176, 0, 0, 0], bytes[12..16]);
            checkIns[bytes[16]] = bytes;
            hello = bytes[..12];
        }

        for (int rank = 0; rank < size; rank++)
        {
            Assert.True(NcclSocketAddress.TryRead(checkIns[rank].AsSpan(16 + 20), out IPEndPoint callBack));
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(callBack, TestContext.Current.CancellationToken);
            byte[] next = checkIns[(rank + 1) % size];
            await socket.SendAsync(new byte[][] { hello, [128, 0, 0, 0], next[^128..] }.SelectMany(part => part).ToArray(), TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _listener.Dispose();
}
