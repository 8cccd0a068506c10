using System.Buffers.Binary;
using System.Net;

namespace TypedCollectives;

/// <summary>What a rank tells the root: who it is, where to call it back, and how the previous rank reaches it.</summary>
/// <param name="Layout">The layout it came in.</param>
/// <param name="Rank">The rank; the first rank of the next root has the number that follows on this root's, which may be the size.</param>
/// <param name="Size">The number of ranks.</param>
/// <param name="RootIndex">The root meant, of several.</param>
/// <param name="RootCount">The number of roots.</param>
/// <param name="Offset">The ranks, less one, of a communicator that grows.</param>
/// <param name="CallBack">Where the rank waits for the root.</param>
/// <param name="ConnectInfo">What the root hands to the previous rank: opaque, 28 or 128 bytes.</param>
internal sealed record CheckIn(
    CheckInLayout Layout, int Rank, int Size, int RootIndex, int RootCount, int Offset, IPEndPoint CallBack, byte[] ConnectInfo)
{
    /// <summary>The size field in front of a message.</summary>
    internal const int PrefixBytes = 4;

    /// <summary>The most that is ever read of a connection.</summary>
    internal const int MaximumBytes = Hello.Bytes + PrefixBytes + (int)CheckInLayout.Nccl29;

    internal const int ConnectInfoBytes = 128;

    /// <summary>Takes the bytes of a connection for a check-in of an id with this magic. Reads nothing but these bytes.</summary>
    internal static CheckInParse Parse(ReadOnlySpan<byte> received, ulong magic, out CheckIn? checkIn)
    {
        checkIn = null;
        if (!Hello.IsPossible(received, magic))
            return CheckInParse.Stranger;
        if (received.Length < Hello.Bytes + PrefixBytes)
            return CheckInParse.Incomplete;

        int size = BinaryPrimitives.ReadInt32LittleEndian(received[Hello.Bytes..]);
        var layout = (CheckInLayout)size;
        if (!Enum.IsDefined(layout))
            return CheckInParse.Stranger;
        ReadOnlySpan<byte> body = received[(Hello.Bytes + PrefixBytes)..];
        if (body.Length < size)
            return CheckInParse.Incomplete;

        checkIn = layout is CheckInLayout.Nccl16 ? ReadOld(body) : ReadScalable(layout, body);
        return checkIn is null ? CheckInParse.Stranger : CheckInParse.Complete;
    }

    /// <summary>Writes hello, size and message as a rank sends them.</summary>
    internal byte[] ToBytes(ulong magic)
    {
        byte[] bytes = new byte[Hello.Bytes + PrefixBytes + (int)Layout];
        Hello.Write(bytes, magic);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Hello.Bytes), (int)Layout);
        Span<byte> body = bytes.AsSpan(Hello.Bytes + PrefixBytes);
        BinaryPrimitives.WriteInt32LittleEndian(body, Rank);
        BinaryPrimitives.WriteInt32LittleEndian(body[4..], Size);
        int address = 8;
        if (Layout is not CheckInLayout.Nccl16)
        {
            BinaryPrimitives.WriteInt32LittleEndian(body[8..], RootIndex);
            BinaryPrimitives.WriteInt32LittleEndian(body[12..], RootCount);
            address = 16;
        }

        if (Layout is CheckInLayout.Nccl29)
        {
            BinaryPrimitives.WriteInt32LittleEndian(body[16..], Offset);
            address = 20;
        }

        NcclSocketAddress.Write(body[address..], CallBack);
        ConnectInfo.CopyTo(body[(address + NcclSocketAddress.Bytes)..]);
        return bytes;
    }

    private static CheckIn? ReadOld(ReadOnlySpan<byte> body)
        => Read(CheckInLayout.Nccl16, body, rootIndex: 0, rootCount: 1, offset: 0, body[8..]);

    private static CheckIn? ReadScalable(CheckInLayout layout, ReadOnlySpan<byte> body)
    {
        int rootIndex = BinaryPrimitives.ReadInt32LittleEndian(body[8..]);
        int rootCount = BinaryPrimitives.ReadInt32LittleEndian(body[12..]);
        return layout is CheckInLayout.Nccl29
            ? Read(layout, body, rootIndex, rootCount, BinaryPrimitives.ReadInt32LittleEndian(body[16..]), body[20..])
            : Read(layout, body, rootIndex, rootCount, 0, body[16..]);
    }

    private static CheckIn? Read(
        CheckInLayout layout, ReadOnlySpan<byte> body, int rootIndex, int rootCount, int offset, ReadOnlySpan<byte> addresses)
    {
        int rank = BinaryPrimitives.ReadInt32LittleEndian(body);
        int size = BinaryPrimitives.ReadInt32LittleEndian(body[4..]);
        if (size < 1 || offset < 0 || offset >= size || rootCount < 1 || rootCount > size - offset || rootIndex < 0
            || rootIndex >= rootCount || !new RootShare(size, rootIndex, rootCount, offset).Includes(rank)
            || !NcclSocketAddress.TryRead(addresses, out IPEndPoint callBack) || callBack.Port == 0)
            return null;

        // The rest of the message, 28 or 128 bytes, is for the previous rank.
        return new CheckIn(layout, rank, size, rootIndex, rootCount, offset, callBack, addresses[NcclSocketAddress.Bytes..].ToArray());
    }
}
