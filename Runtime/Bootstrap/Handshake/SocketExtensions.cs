using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>Whole messages over a stream socket.</summary>
internal static class SocketExtensions
{
    internal static async ValueTask SendAllAsync(this Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
    }

    /// <summary>Fills a buffer.</summary>
    /// <returns>The bytes received: fewer than asked for if the other end closed.</returns>
    internal static async ValueTask<int> ReceiveAllAsync(this Socket socket, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int received = 0;
        while (received < buffer.Length)
        {
            int count = await socket.ReceiveAsync(buffer[received..], SocketFlags.None, cancellationToken).ConfigureAwait(false);
            if (count == 0)
                break;
            received += count;
        }

        return received;
    }
}
