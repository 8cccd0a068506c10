using System.Buffers.Binary;

namespace TypedCollectives;

/// <summary>What a rank says first to the store of rank 0.</summary>
/// <remarks>
/// 32 bytes: the magic, rank and size (little-endian, 32 bits each), the mark of the run. The store answers with 24: the magic and its
/// own mark, by which a rank knows that it has come to the right one. Then, for each id, the store sends a length of 128 and the
/// id, or a <see cref="FailureText"/>; the rank sends nothing more.
/// </remarks>
/// <param name="Rank">The rank.</param>
/// <param name="Size">How many it believes there are.</param>
/// <param name="Mark">The mark of its run.</param>
internal sealed record StoreHello(int Rank, int Size, byte[] Mark)
{
    internal const int MarkBytes = 16;
    internal const int Bytes = 16 + MarkBytes;
    internal const int WelcomeBytes = 8 + MarkBytes;

    // "TCSTORE" and the version.
    private static ReadOnlySpan<byte> Magic => "TCSTORE1"u8;

    internal byte[] ToBytes()
    {
        byte[] bytes = new byte[Bytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Rank);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), Size);
        Mark.CopyTo(bytes, 16);
        return bytes;
    }

    /// <summary>Reads a hello; null if it is none.</summary>
    internal static StoreHello? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes || !bytes.StartsWith(Magic))
            return null;
        int rank = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        int size = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        return rank < 0 || rank >= size ? null : new StoreHello(rank, size, bytes[16..].ToArray());
    }

    internal static byte[] Welcome(byte[] mark) => [.. Magic, .. mark];

    internal static bool IsWelcome(ReadOnlySpan<byte> bytes, byte[] mark) =>
        bytes.Length == WelcomeBytes && bytes.StartsWith(Magic) && bytes[8..].SequenceEqual(mark);
}
