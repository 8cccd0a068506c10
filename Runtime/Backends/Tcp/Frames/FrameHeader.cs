using System.Buffers.Binary;

namespace TypedCollectives;

/// <summary>The 16 bytes in front of everything that ranks tell each other.</summary>
/// <param name="Kind">What follows.</param>
/// <param name="Sequence">The number of the frame on its connection, in its direction.</param>
/// <param name="Length">The bytes that follow.</param>
internal readonly record struct FrameHeader(FrameKind Kind, uint Sequence, int Length)
{
    internal const int Size = 16;

    /// <summary>The most data one frame holds: between two frames there is room for the news that something failed.</summary>
    internal const int MaxData = 256 << 10;

    /// <summary>The longest payload that is no data.</summary>
    internal const int MaxPayload = 64 << 10;

    private const uint Magic = 0x4D46_4354; // "TCFM"

    internal static bool IsData(FrameKind kind) => kind is FrameKind.CollectiveData or FrameKind.MessageData;

    internal void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], (uint)Kind);
        BinaryPrimitives.WriteUInt32LittleEndian(target[8..], Sequence);
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], Length);
    }

    /// <summary>Reads a header; what is no header, or out of bounds, is refused.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> source, out FrameHeader header)
    {
        header = default;
        if (source.Length < Size || BinaryPrimitives.ReadUInt32LittleEndian(source) != Magic)
            return false;
        uint kind = BinaryPrimitives.ReadUInt32LittleEndian(source[4..]);
        int length = BinaryPrimitives.ReadInt32LittleEndian(source[12..]);
        header = new FrameHeader((FrameKind)kind, BinaryPrimitives.ReadUInt32LittleEndian(source[8..]), length);
        return kind is >= (uint)FrameKind.Collective and <= (uint)FrameKind.Left
            && (IsData(header.Kind) ? length is > 0 and <= MaxData : length is >= 0 and <= MaxPayload);
    }
}
