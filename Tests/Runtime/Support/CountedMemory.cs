using System.Buffers;

namespace TypedCollectives.Tests;

/// <summary>Memory that counts who holds it in place.</summary>
internal sealed class CountedMemory(int length) : MemoryManager<int>
{
    private readonly int[] _data = GC.AllocateArray<int>(length, pinned: true);

    internal int Holders { get; private set; }

    public override Span<int> GetSpan() => _data;

    public override unsafe MemoryHandle Pin(int elementIndex = 0)
    {
        Holders++;
        fixed (int* place = &_data[elementIndex]) // the array never moves
            return new MemoryHandle(place, pinnable: this);
    }

    public override void Unpin() => Holders--;

    protected override void Dispose(bool disposing)
    {
    }
}
