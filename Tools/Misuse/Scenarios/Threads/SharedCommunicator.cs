namespace TypedCollectives.Misuse;

internal sealed class SharedCommunicator : IScenario
{
    public string Rule => "TC5001";

    public string Description => "two threads for each rank, 200 AllReduce each on the same communicator";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = new[] { bench.Buffers(), bench.Buffers() };
        string failures = SharedByThreads.Run(bench, (rank, thread) => bench.Clique[rank].AllReduce(buffers[thread][rank], ReduceOp.Max));
        if (failures.Length > 0)
            return failures;
        bench.Clique.Synchronize();
        return $"one: {Bench.Compare(buffers[0], Bench.Ranks)}; other: {Bench.Compare(buffers[1], Bench.Ranks)}";
    }
}
