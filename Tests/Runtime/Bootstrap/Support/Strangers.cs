using System.Net.Sockets;

namespace TypedCollectives.Tests;

/// <summary>Connections to a root that are not ranks.</summary>
internal static class Strangers
{
    internal static async Task<Socket> ConnectAsync(UniqueId id)
    {
        var socket = new Socket(id.EndPoint!.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(id.EndPoint, TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>Connects and sends, and leaves the connection open.</summary>
    internal static async Task<Socket> SendAsync(UniqueId id, byte[] bytes)
    {
        Socket socket = await ConnectAsync(id);
        await socket.SendAsync(bytes, TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>Waits until the other end closes, and returns what it sent before.</summary>
    internal static async Task<byte[]> UntilClosedAsync(Socket socket)
    {
        var bytes = new MemoryStream();
        try
        {
            await new NetworkStream(socket).CopyToAsync(bytes, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // Closed with bytes unread: a reset, which is an end as well.
        }

        return bytes.ToArray();
    }
}
