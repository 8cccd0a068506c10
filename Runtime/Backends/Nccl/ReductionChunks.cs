namespace TypedCollectives;

/// <summary>How a reduction written in C# is cut over NCCL: into chunks that fit the scratch memory, and each of them into one share a rank, which that rank reduces.</summary>
/// <remarks>
/// Of an AllReduce or Reduce the whole buffer is cut, and the last shares of the last chunk may be short or empty. Of a ReduceScatter every
/// rank's block is cut: its shares are its own.
/// </remarks>
internal readonly struct ReductionChunks
{
    /// <summary>Shares start at multiples of this many elements, so that each is aligned as well as the buffer is.</summary>
    private const long Alignment = 16;

    private readonly int _size;
    private readonly int _elementSize;
    private readonly long _length;
    private readonly long _share;
    private readonly bool _scatters;

    private ReductionChunks(int size, int elementSize, long length, long share, bool scatters)
    {
        _size = size;
        _elementSize = elementSize;
        _length = length;
        _share = share;
        _scatters = scatters;
    }

    /// <summary>How many chunks there are.</summary>
    internal long Count => _length == 0 ? 0 : (_length + ChunkLength - 1) / ChunkLength;

    /// <summary>The most bytes that a share has.</summary>
    internal long ShareBytes => _share * _elementSize;

    private long ChunkLength => _scatters ? _share : _share * _size;

    /// <summary>Cuts a buffer.</summary>
    /// <param name="size">The number of ranks.</param>
    /// <param name="elementSize">The bytes of an element.</param>
    /// <param name="length">The elements of the buffer, or of each rank's block.</param>
    /// <param name="scatters">Whether every rank has a block of its own.</param>
    /// <param name="budget">The bytes that one share of every rank may take together; at least 16 elements each are used.</param>
    internal static ReductionChunks Of(int size, int elementSize, long length, bool scatters, long budget)
    {
        long most = Math.Max(Alignment, budget / ((long)size * elementSize) / Alignment * Alignment);
        long even = scatters ? length : (length + size - 1) / size;
        return new ReductionChunks(size, elementSize, length, Math.Min(most, RoundUp(even)), scatters);
    }

    /// <summary>Whether a chunk of an AllReduce has a share of equal length for every rank, one after the other.</summary>
    internal bool IsEven(long chunk) => !_scatters && _length - (chunk * ChunkLength) >= ChunkLength;

    /// <summary>What a rank reduces of a chunk, as bytes of what every rank sends.</summary>
    internal (long Offset, long Bytes) Share(long chunk, int rank)
    {
        long start = chunk * ChunkLength;
        long left = Math.Min(ChunkLength, _length - start);
        if (_scatters)
            return (((rank * _length) + start) * _elementSize, left * _elementSize);

        // The last chunk is spread over all ranks as well.
        long share = Math.Min(_share, RoundUp((left + _size - 1) / _size));
        long offset = Math.Min(rank * share, left);
        return ((start + offset) * _elementSize, Math.Min(share, left - offset) * _elementSize);
    }

    /// <summary>Where in what a rank receives the result of its share goes, as bytes.</summary>
    internal long Target(long chunk, int rank) => _scatters ? chunk * ChunkLength * _elementSize : Share(chunk, rank).Offset;

    private static long RoundUp(long elements) => (elements + Alignment - 1) / Alignment * Alignment;
}
