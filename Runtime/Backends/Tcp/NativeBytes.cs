using System.Buffers;

namespace TypedCollectives;

/// <summary>Memory at an address, as sockets take it; somebody else holds it in place.</summary>
internal sealed unsafe class NativeBytes(nint pointer, int length) : MemoryManager<byte>
{
    public override Span<byte> GetSpan() => new((void*)pointer, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new((byte*)pointer + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
