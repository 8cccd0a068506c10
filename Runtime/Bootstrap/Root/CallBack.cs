using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>The root's answer: it connects to the rank and hands over the next rank's connect info.</summary>
internal static class CallBack
{
    internal const int MaximumBytes = Hello.Bytes + CheckIn.PrefixBytes + CheckIn.ConnectInfoBytes;

    /// <summary>Hello, size and the info, as NCCL's root sends them.</summary>
    internal static byte[] ToBytes(ulong magic, ReadOnlySpan<byte> info)
    {
        byte[] bytes = new byte[Hello.Bytes + CheckIn.PrefixBytes + info.Length];
        Hello.Write(bytes, magic);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Hello.Bytes), info.Length);
        info.CopyTo(bytes.AsSpan(Hello.Bytes + CheckIn.PrefixBytes));
        return bytes;
    }

    /// <summary>Takes the bytes of a connection for the answer of a root with this magic.</summary>
    /// <returns>False if they are something else; otherwise <paramref name="info"/> is null until all have arrived.</returns>
    internal static bool TryParse(ReadOnlySpan<byte> received, ulong magic, out byte[]? info)
    {
        info = null;
        if (!Hello.IsPossible(received, magic))
            return false;
        if (received.Length < Hello.Bytes + CheckIn.PrefixBytes)
            return true;
        if (BinaryPrimitives.ReadInt32LittleEndian(received[Hello.Bytes..]) != CheckIn.ConnectInfoBytes)
            return false;
        if (received.Length >= MaximumBytes)
            info = received[(Hello.Bytes + CheckIn.PrefixBytes)..MaximumBytes].ToArray();
        return true;
    }

    /// <summary>Delivers an answer; a rank that cannot be reached is tried again until cancelled.</summary>
    internal static async Task SendAsync(IPEndPoint target, ulong magic, byte[] info, CancellationToken cancellationToken)
    {
        using Socket socket = await PatientConnect.ConnectAsync(target, cancellationToken).ConfigureAwait(false);
        await socket.SendAllAsync(ToBytes(magic, info), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads an answer; null if the connection brings something else.</summary>
    internal static async Task<byte[]?> ReceiveAsync(Socket socket, ulong magic, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[MaximumBytes];
        int received = 0;
        while (TryParse(buffer.AsSpan(0, received), magic, out byte[]? info))
        {
            if (info is not null)
                return info;
            int count = await socket.ReceiveAsync(buffer.AsMemory(received), SocketFlags.None, cancellationToken).ConfigureAwait(false);
            if (count == 0)
                return null;
            received += count;
        }

        return null;
    }
}
