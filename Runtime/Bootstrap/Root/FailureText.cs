using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace TypedCollectives;

/// <summary>What a root tells a managed rank when something goes wrong, on the line the rank checked in by.</summary>
/// <remarks>A negative length, where a call-back has a positive one; then a byte that says whether time ran out, then UTF-8.</remarks>
/// <param name="Text">What went wrong.</param>
/// <param name="IsTimeout">Whether it is that ranks did not come in time.</param>
internal sealed record FailureText(string Text, bool IsTimeout)
{
    /// <summary>The longest message that is sent or read.</summary>
    internal const int MaximumBytes = 4096;

    private const byte TimeoutKind = (byte)'T';
    private const byte FailureKind = (byte)'F';

    internal byte[] ToBytes()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(Text);
        int length = Math.Min(utf8.Length, MaximumBytes - 1);
        byte[] bytes = new byte[CheckIn.PrefixBytes + 1 + length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, -1 - length);
        bytes[CheckIn.PrefixBytes] = IsTimeout ? TimeoutKind : FailureKind;
        utf8.AsSpan(0, length).CopyTo(bytes.AsSpan(CheckIn.PrefixBytes + 1));
        return bytes;
    }

    /// <summary>The length of the message that a prefix announces, or -1 if it announces none.</summary>
    internal static int LengthOf(ReadOnlySpan<byte> prefix)
        => BinaryPrimitives.ReadInt32LittleEndian(prefix) is < 0 and >= -MaximumBytes and var length ? -length : -1;

    /// <summary>Reads what follows the prefix.</summary>
    internal static FailureText Parse(ReadOnlySpan<byte> message)
        => new(Encoding.UTF8.GetString(message[1..]), message[0] == TimeoutKind);

    /// <summary>Reads a message; null if the connection closes without a whole one.</summary>
    internal static async Task<FailureText?> ReceiveAsync(Socket line)
    {
        try
        {
            byte[] prefix = new byte[CheckIn.PrefixBytes];
            if (await line.ReceiveAllAsync(prefix, CancellationToken.None).ConfigureAwait(false) < prefix.Length)
                return null;
            int length = LengthOf(prefix);
            byte[] message = new byte[Math.Max(length, 0)];
            return length > 0 && await line.ReceiveAllAsync(message, CancellationToken.None).ConfigureAwait(false) == length
                ? Parse(message)
                : null;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return null;
        }
    }
}
