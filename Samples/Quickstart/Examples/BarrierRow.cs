namespace TypedCollectives.Samples.Quickstart;

/// <summary>The barrier, with one thread a rank: the other way to drive the ranks of a process, which needs no group.</summary>
internal static class BarrierRow
{
    public static Row Run(CommunicatorClique clique)
    {
        int arrived = 0;
        long early = 0;
        TimeSpan time = CollectiveTimer.Time(
            clique,
            () => (arrived, early) = (0, 0),
            () =>
            {
                // A thread each, not the thread pool's: ranks wait for each other, so all of them must run at once.
                Task[] ranks = [.. clique.Select(comm => Task.Factory.StartNew(
                    () =>
                    {
                        Interlocked.Increment(ref arrived);
                        comm.Barrier();
                        // On devices the barrier is put on the stream: this is where the host waits for it.
                        comm.Synchronize();
                        if (Volatile.Read(ref arrived) < comm.Size)
                            Interlocked.Increment(ref early);
                    },
                    CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
                Task.WaitAll(ranks);
            });
        return new Row("Barrier, a thread a rank", "", 0, time, early);
    }
}
