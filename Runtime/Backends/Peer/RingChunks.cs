namespace TypedCollectives;

/// <summary>A buffer cut into one chunk a rank, for the ring; later chunks may be short or empty.</summary>
internal readonly struct RingChunks
{
    /// <summary>Chunks start at multiples of this many elements, so that each is aligned as well as the buffer is.</summary>
    private const long Alignment = 16;

    private readonly long _bytes;
    private readonly long _chunk;
    private readonly int _size;

    private RingChunks(long bytes, long chunk, int size)
    {
        _bytes = bytes;
        _chunk = chunk;
        _size = size;
    }

    /// <summary>The offset and length, in bytes, of a chunk; the number is taken modulo the ranks.</summary>
    internal (long Offset, long Bytes) this[int number]
    {
        get
        {
            int chunk = ((number % _size) + _size) % _size;
            long offset = Math.Min(chunk * _chunk, _bytes);
            return (offset, Math.Min(_chunk, _bytes - offset));
        }
    }

    internal static RingChunks Of(in CollectiveCall call, int size)
    {
        int elementSize = call.UnitSize;
        long elements = (call.Count + size - 1) / size;
        elements = (elements + Alignment - 1) / Alignment * Alignment;
        return new RingChunks(call.Count * elementSize, elements * elementSize, size);
    }
}
