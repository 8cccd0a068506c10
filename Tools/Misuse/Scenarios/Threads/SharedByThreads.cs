namespace TypedCollectives.Misuse;

/// <summary>Two threads for each rank, which use its communicator at the same time.</summary>
internal static class SharedByThreads
{
    private const int Rounds = 200;

    internal static string Run(Bench bench, Action<int, int> allReduce)
    {
        var ends = new Exception?[2 * Bench.Ranks];
        Thread[] threads = [.. Enumerable.Range(0, ends.Length).Select(index => new Thread(() => ends[index] = Rounded(() => allReduce(index % Bench.Ranks, index / Bench.Ranks))) { IsBackground = true })];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        bench.Note("all threads ended");
        return string.Join("; ", ends.OfType<Exception>().Select(exception => exception.ToLine()).Distinct());
    }

    private static Exception? Rounded(Action call)
    {
        try
        {
            for (int round = 0; round < Rounds; round++)
                call();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
