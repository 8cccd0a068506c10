namespace TypedCollectives;

/// <summary>The reducing collectives in host memory.</summary>
internal static class HostReduce
{
    /// <summary>Elements reduced at a time: their scratch block, at most 8 bytes each, stays in the first-level caches.</summary>
    internal const int BlockElements = 4096;

    /// <summary>Blocks one worker takes at a time.</summary>
    private const long BlocksPerChunk = 16;

    private const long ChunkElements = BlockElements * BlocksPerChunk;

    internal static void Run(ReadOnlySpan<CollectiveCall> calls)
    {
        long count = calls[0].Count;
        int outputs = calls[0].Kind == CollectiveKind.ReduceScatter ? calls.Length : 1;
        long chunks = (count + ChunkElements - 1) / ChunkElements;
        long bytes = count * outputs * calls[0].UnitSize * calls.Length;
        ParallelChunks.Run(calls, chunks * outputs, bytes, RunChunk);
    }

    private static void RunChunk(ReadOnlySpan<CollectiveCall> calls, long chunk)
    {
        long count = calls[0].Count;
        int size = calls[0].UnitSize;
        CollectiveKind kind = calls[0].Kind;
        long chunks = (count + ChunkElements - 1) / ChunkElements;
        int output = (int)(chunk / chunks);
        long start = chunk % chunks * ChunkElements;
        long end = Math.Min(start + ChunkElements, count);

        HostArithmetic arithmetic = HostArithmetic.For(calls[0]);
        Span<nint> sources = stackalloc nint[calls.Length];
        Span<nint> targets = stackalloc nint[kind == CollectiveKind.AllReduce ? calls.Length : 1];
        for (; start < end; start += BlockElements)
        {
            nint offset = (nint)(start * size);
            for (int rank = 0; rank < calls.Length; rank++)
            {
                sources[rank] = calls[rank].Send.Pointer + offset;
                if (kind == CollectiveKind.ReduceScatter)
                    sources[rank] += (nint)(output * count * size);
                else if (kind == CollectiveKind.AllReduce)
                    targets[rank] = calls[rank].Recv.Pointer + offset;
            }

            if (kind != CollectiveKind.AllReduce)
                targets[0] = calls[kind == CollectiveKind.Reduce ? calls[0].Peer : output].Recv.Pointer + offset;
            arithmetic.Reduce(sources, targets, (int)Math.Min(BlockElements, end - start), calls[0].Op);
        }
    }
}
