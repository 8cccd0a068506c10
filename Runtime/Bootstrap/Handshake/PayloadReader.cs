using System.Buffers.Binary;
using System.Text;

namespace TypedCollectives;

/// <summary>Reads what <see cref="PayloadWriter"/> wrote; what is cut off or out of bounds makes <see cref="IsWhole"/> false and reads as nothing.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> source)
{
    private ReadOnlySpan<byte> _rest = source;
    private bool _failed;

    /// <summary>Whether everything read was there, and nothing is left.</summary>
    internal readonly bool IsWhole => !_failed && _rest.IsEmpty;

    internal byte Byte() => Take(1) is [byte value] ? value : default;

    internal int Int32() => Take(sizeof(int)) is { Length: > 0 } bytes ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : default;

    internal long Int64() => Take(sizeof(long)) is { Length: > 0 } bytes ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : default;

    internal ReadOnlySpan<byte> Bytes() => Take(Int32());

    internal string Text() => Encoding.UTF8.GetString(Bytes());

    private ReadOnlySpan<byte> Take(int length)
    {
        if (_failed || length < 0 || length > _rest.Length)
        {
            _failed = true;
            return default;
        }

        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
