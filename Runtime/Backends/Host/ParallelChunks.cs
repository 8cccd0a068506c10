namespace TypedCollectives;

/// <summary>Work that falls into independent chunks, done by this thread and, when there is enough of it, by the thread pool.</summary>
internal sealed class ParallelChunks : IThreadPoolWorkItem
{
    /// <summary>Below this many bytes in all, waking another thread costs more than it saves.</summary>
    private const long WorthSharing = 512 << 10;

    private readonly CollectiveCall[] _calls;
    private readonly long _chunks;
    private readonly Body _body;
    private readonly CountdownEvent _finished;
    private long _next;
    private Exception? _failure;

    private ParallelChunks(ReadOnlySpan<CollectiveCall> calls, long chunks, Body body)
    {
        _calls = calls.ToArray();
        _chunks = chunks;
        _body = body;
        _finished = new CountdownEvent(1);
    }

    internal delegate void Body(ReadOnlySpan<CollectiveCall> calls, long chunk);

    internal static void Run(ReadOnlySpan<CollectiveCall> calls, long chunks, long bytes, Body body)
    {
        int helpers = (int)Math.Min(Environment.ProcessorCount - 1, chunks - 1);
        if (helpers < 1 || bytes < WorthSharing)
        {
            for (long chunk = 0; chunk < chunks; chunk++)
                body(calls, chunk);
            return;
        }

        var work = new ParallelChunks(calls, chunks, body);
        for (int i = 0; i < helpers; i++)
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
        work.TakeChunks();
        work._finished.Signal();
        work._finished.Wait();
        if (work._failure is { } failure)
            throw failure;
    }

    void IThreadPoolWorkItem.Execute()
    {
        // A helper that comes when all is done must not touch the buffers: it may join only while somebody still works.
        if (!_finished.TryAddCount())
            return;
        TakeChunks();
        _finished.Signal();
    }

    private void TakeChunks()
    {
        try
        {
            for (long chunk; (chunk = Interlocked.Increment(ref _next) - 1) < _chunks;)
                _body(_calls, chunk);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
        }
    }
}
