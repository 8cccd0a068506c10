namespace TypedCollectives.Misuse;

/// <summary>Drives every rank from a thread of its own.</summary>
internal static class RankThreads
{
    /// <summary>Runs the ranks to their ends.</summary>
    /// <returns><see langword="null"/> if none threw; otherwise what became of each.</returns>
    internal static string? Run(Bench bench, Action<int> rank)
    {
        var ends = new string?[Bench.Ranks];
        Thread[] threads = [.. Enumerable.Range(0, Bench.Ranks).Select(index => new Thread(() => ends[index] = End(bench, rank, index)) { IsBackground = true })];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        if (ends.All(end => end is null))
            return null;
        return ends.Distinct().Count() == 1 && ends[0] is { } same
            ? $"every rank: {same}"
            : string.Join("; ", ends.Select((end, index) => $"rank {index}: {end ?? "done"}"));
    }

    private static string? End(Bench bench, Action<int> rank, int index)
    {
        string? end = null;
        try
        {
            rank(index);
        }
        catch (Exception exception)
        {
            end = exception.ToLine();
        }

        bench.Note($"rank {index}: {end ?? "done"}");
        return end;
    }
}
