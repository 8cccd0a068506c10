namespace TypedCollectives.Misuse;

internal sealed class SharedCommunicatorLengths : IScenario
{
    public string Rule => "TC5001";

    public string Description => "the same, 4 KiB on one thread of each rank and 8 KiB on the other";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = new[] { bench.Buffers(1 << 10), bench.Buffers(1 << 11) };
        string failures = SharedByThreads.Run(bench, (rank, thread) => bench.Clique[rank].AllReduce(buffers[thread][rank], ReduceOp.Max));
        if (failures.Length > 0)
            return failures;
        bench.Clique.Synchronize();
        return $"one: {Bench.Compare(buffers[0], Bench.Ranks)}; other: {Bench.Compare(buffers[1], Bench.Ranks)}";
    }
}
