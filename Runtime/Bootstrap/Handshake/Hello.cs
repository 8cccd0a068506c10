using System.Buffers.Binary;

namespace TypedCollectives;

/// <summary>The 12 bytes with which whoever connects starts, since NCCL 2.16: the magic of the id, and a kind of connection.</summary>
internal static class Hello
{
    internal const int Bytes = 12;

    /// <summary><c>ncclSocketTypeBootstrap</c>.</summary>
    private const uint BootstrapType = 1;

    internal static void Write(Span<byte> target, ulong magic)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(target, magic);
        BinaryPrimitives.WriteUInt32LittleEndian(target[8..], BootstrapType);
    }

    /// <summary>Whether what has arrived so far can be a hello of this id.</summary>
    internal static bool IsPossible(ReadOnlySpan<byte> received, ulong magic)
    {
        Span<byte> expected = stackalloc byte[Bytes];
        Write(expected, magic);
        int length = Math.Min(received.Length, Bytes);
        return received[..length].SequenceEqual(expected[..length]);
    }
}
