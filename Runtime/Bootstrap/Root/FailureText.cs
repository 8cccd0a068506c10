using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace TypedCollectives;

/// <summary>How a root tells a managed rank what went wrong, on the line the rank checked in by: a negative length, then UTF-8.</summary>
internal static class FailureText
{
    /// <summary>The longest text that is sent or read.</summary>
    internal const int MaximumBytes = 4096;

    internal static byte[] ToBytes(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        int length = Math.Min(utf8.Length, MaximumBytes);
        byte[] bytes = new byte[CheckIn.PrefixBytes + length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, -length);
        utf8.AsSpan(0, length).CopyTo(bytes.AsSpan(CheckIn.PrefixBytes));
        return bytes;
    }

    /// <summary>The length of the text that a prefix announces, or -1 if it announces none.</summary>
    internal static int LengthOf(ReadOnlySpan<byte> prefix)
        => BinaryPrimitives.ReadInt32LittleEndian(prefix) is < 0 and >= -MaximumBytes and var length ? -length : -1;

    /// <summary>Reads a text; null if the connection closes without one.</summary>
    internal static async Task<string?> ReceiveAsync(Socket line)
    {
        try
        {
            byte[] prefix = new byte[CheckIn.PrefixBytes];
            if (await line.ReceiveAllAsync(prefix, CancellationToken.None).ConfigureAwait(false) < prefix.Length
                || LengthOf(prefix) is var length && length < 0)
                return null;
            byte[] text = new byte[length];
            int received = await line.ReceiveAllAsync(text, CancellationToken.None).ConfigureAwait(false);
            return Encoding.UTF8.GetString(text, 0, received);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return null;
        }
    }
}
