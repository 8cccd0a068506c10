namespace TypedCollectives;

/// <summary>The collectives that only move data, in host memory.</summary>
internal static class HostMove
{
    /// <summary>Bytes one worker copies at a time.</summary>
    private const long ChunkBytes = 1 << 20;

    internal static void Run(ReadOnlySpan<CollectiveCall> calls)
    {
        int size = calls.Length;
        // All copies of one collective have one length: a block of Count elements, counted as bytes.
        long bytes = calls[0].Count;
        int copies = calls[0].Kind is CollectiveKind.AllGather or CollectiveKind.AllToAll ? size * size : size;
        long chunks = Math.Max(1, (bytes + ChunkBytes - 1) / ChunkBytes);
        ParallelChunks.Run(calls, copies * chunks, copies * bytes, static (calls, chunk) =>
        {
            long bytes = calls[0].Count;
            long chunks = Math.Max(1, (bytes + ChunkBytes - 1) / ChunkBytes);
            (nint source, nint target) = Ends(calls, (int)(chunk / chunks));
            long start = chunk % chunks * ChunkBytes;
            Copy(source + (nint)start, target + (nint)start, Math.Min(ChunkBytes, bytes - start));
        });
    }

    /// <summary>Copies a block; onto itself, which is how a collective works in place, is nothing to do.</summary>
    internal static unsafe void Copy(nint source, nint target, long bytes)
    {
        if (source != target && bytes > 0)
            Buffer.MemoryCopy((void*)source, (void*)target, bytes, bytes);
    }

    /// <summary>From where to where the copy of a number goes.</summary>
    private static (nint Source, nint Target) Ends(ReadOnlySpan<CollectiveCall> calls, int copy)
    {
        int size = calls.Length;
        nint bytes = (nint)calls[0].Count;
        int root = calls[0].Peer;
        (int from, int to) = (copy / size, copy % size);
        return calls[0].Kind switch
        {
            CollectiveKind.Broadcast => (calls[root].Send.Pointer, calls[copy].Recv.Pointer),
            CollectiveKind.AllGather => (calls[from].Send.Pointer, calls[to].Recv.Pointer + (from * bytes)),
            CollectiveKind.AllToAll => (calls[from].Send.Pointer + (to * bytes), calls[to].Recv.Pointer + (from * bytes)),
            CollectiveKind.Gather => (calls[copy].Send.Pointer, calls[root].Recv.Pointer + (copy * bytes)),
            CollectiveKind.Scatter => (calls[root].Send.Pointer + (copy * bytes), calls[copy].Recv.Pointer),
            _ => throw new InvalidOperationException($"{calls[0].Kind} moves no data."),
        };
    }
}
