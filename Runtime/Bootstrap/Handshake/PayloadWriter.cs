using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace TypedCollectives;

/// <summary>Writes what ranks tell each other: little-endian numbers, and bytes and texts with their lengths in front.</summary>
internal sealed class PayloadWriter
{
    /// <summary>Longer texts are cut: a payload has a bound.</summary>
    internal const int MaxText = 8 << 10;

    private readonly ArrayBufferWriter<byte> _buffer = new(256);

    internal ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    internal PayloadWriter Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
        return this;
    }

    internal PayloadWriter Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(sizeof(int)), value);
        _buffer.Advance(sizeof(int));
        return this;
    }

    internal PayloadWriter Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(sizeof(long)), value);
        _buffer.Advance(sizeof(long));
        return this;
    }

    internal PayloadWriter Bytes(ReadOnlySpan<byte> value)
    {
        Int32(value.Length);
        _buffer.Write(value);
        return this;
    }

    internal PayloadWriter Text(string value)
    {
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(value);
        return Bytes(bytes[..Math.Min(bytes.Length, MaxText)]);
    }
}
