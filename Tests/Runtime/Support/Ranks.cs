namespace TypedCollectives.Tests;

/// <summary>Drives a clique the two ways a program can: one thread and a group, or a thread for each rank.</summary>
internal static class Ranks
{
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
    internal static Exception?[] OnThreads(CommunicatorClique clique, Action<Communicator> call)
    {
        var failures = new Exception?[clique.Count];
        Thread[] threads = [.. clique.Select(comm => new Thread(() =>
        {
            try
            {
                call(comm);
                comm.Synchronize();
            }
            catch (Exception exception)
            {
                failures[comm.Rank] = exception;
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return failures;
    }
}
