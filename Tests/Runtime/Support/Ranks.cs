namespace TypedCollectives.Tests;

/// <summary>Drives a clique the two ways a program can: one thread and a group, or a thread for each rank.</summary>
internal static class Ranks
{
    // Every rank needs a thread at the same time, in every test that runs at the same time; the pool would add them slowly.
    static Ranks() => ThreadPool.SetMinThreads(64, 64);

    internal static void InGroup(CommunicatorClique clique, Action<Communicator> call)
    {
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                call(comm);
        }

        clique.Synchronize();
    }

    /// <summary>Runs every rank on a thread of its own and returns what each one threw.</summary>
    internal static Exception?[] OnThreads(CommunicatorClique clique, Action<Communicator> call, bool synchronize = true)
    {
        var failures = new Exception?[clique.Count];
        // WhenAll, not WaitAll: that one may run a task on this very thread.
        Task.WhenAll(clique.Select(comm => Task.Run(() =>
        {
            try
            {
                call(comm);
                if (synchronize)
                    comm.Synchronize();
            }
            catch (Exception exception)
            {
                failures[comm.Rank] = exception;
            }
        }))).GetAwaiter().GetResult();
        return failures;
    }
}
