using CommunityToolkit.HighPerformance.Helpers;

namespace TypedCollectives;

/// <summary>Work that falls into independent chunks: done here or, when there is enough of it, by all processors.</summary>
internal static class ParallelChunks
{
    /// <summary>Below this many bytes in all, waking other threads costs more than it saves.</summary>
    private const long WorthSharing = 512 << 10;

    internal delegate void Body(ReadOnlySpan<CollectiveCall> calls, long chunk);

    internal static void Run(ReadOnlySpan<CollectiveCall> calls, long chunks, long bytes, Body body)
    {
        if (chunks > 1 && bytes >= WorthSharing)
        {
            ParallelHelper.For(0, checked((int)chunks), new Chunk(calls.ToArray(), body));
            return;
        }

        for (long chunk = 0; chunk < chunks; chunk++)
            body(calls, chunk);
    }

    private readonly struct Chunk(CollectiveCall[] calls, Body body) : IAction
    {
        public void Invoke(int i) => body(calls, i);
    }
}
