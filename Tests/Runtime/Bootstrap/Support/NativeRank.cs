using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace TypedCollectives.Tests;

/// <summary>Sends what a rank of native NCCL sends, written out byte by byte, and reads what the root answers.</summary>
internal sealed class NativeRank : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    internal NativeRank(int rank)
    {
        Rank = rank;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        CallBackAddress = SockAddr(127, 0, 0, 1, ((IPEndPoint)_listener.LocalEndPoint!).Port);
        RingAddress = SockAddr(10, 2, (byte)(rank >> 8), (byte)rank, 5000 + rank);
        // A net plug-in's handle fills all 128 bytes (NCCL_OOB_NET_ENABLE); the root must not care.
        ConnectInfo = new byte[128];
        new Random(rank).NextBytes(ConnectInfo);
    }

    internal int Rank { get; }

    internal byte[] CallBackAddress { get; }

    internal byte[] RingAddress { get; }

    internal byte[] ConnectInfo { get; }

    /// <summary>NCCL 2.16 to 2.22: <c>struct extInfo</c> of 64 bytes (bootstrap.cc).</summary>
    internal byte[] CheckIn64(ulong magic, int size) => Framed(magic, [.. Int(Rank), .. Int(size), .. CallBackAddress, .. RingAddress]);

    /// <summary>NCCL 2.23 to 2.28: 172 bytes, with the index and the number of roots.</summary>
    internal byte[] CheckIn172(ulong magic, int size, int root = 0, int roots = 1, int? rank = null)
        => Framed(magic, [.. Int(rank ?? Rank), .. Int(size), .. Int(root), .. Int(roots), .. CallBackAddress, .. ConnectInfo]);

    /// <summary>NCCL 2.29 to 2.32: 176 bytes, with the offset of a growing communicator.</summary>
    internal byte[] CheckIn176(ulong magic, int size, int root = 0, int roots = 1, int? rank = null)
        => Framed(magic, [.. Int(rank ?? Rank), .. Int(size), .. Int(root), .. Int(roots), .. Int(0), .. CallBackAddress, .. ConnectInfo]);

    /// <summary>Connects, sends and closes, as a rank does.</summary>
    internal static async Task SendAsync(UniqueId id, byte[] bytes)
    {
        using Socket socket = await Strangers.ConnectAsync(id);
        await socket.SendAsync(bytes, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for the root to call back, and returns every byte it sends until it closes.</summary>
    internal async Task<byte[]> AnswerAsync()
    {
        using Socket socket = await _listener.AcceptAsync(TestContext.Current.CancellationToken);
        var stream = new NetworkStream(socket);
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    /// <summary>Whether the root has called.</summary>
    internal bool IsCalled => _listener.Poll(0, SelectMode.SelectRead);

    /// <summary>What the root must send: hello, size, and the next rank's info.</summary>
    internal static byte[] Expected(ulong magic, byte[] info) => Framed(magic, info);

    public void Dispose() => _listener.Dispose();

    private static byte[] Framed(ulong magic, byte[] message)
    {
        byte[] start = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(start, magic);
        return [.. start, 1, 0, 0, 0, .. Int(message.Length), .. message];
    }

    private static byte[] Int(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];

    private static byte[] SockAddr(byte a, byte b, byte c, byte d, int port)
        => [2, 0, (byte)(port >> 8), (byte)port, a, b, c, d, .. new byte[20]];
}
