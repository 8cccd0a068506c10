namespace TypedCollectives.Misuse;

internal sealed class OneRankOnlyThenAnother : IScenario
{
    public string Rule => "TC2001";

    public string Description => "a thread a rank: a Broadcast on rank 0 only, then an AllReduce on both";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var weights = bench.Buffers();
        var gradients = bench.Buffers();
        return RankThreads.Run(bench, rank =>
        {
            Communicator comm = bench.Clique[rank];
            if (comm.Rank == 0)
                comm.Broadcast(weights[rank], root: 0);
            comm.AllReduce(gradients[rank], ReduceOp.Sum);
            bench.Note($"rank {rank}: its calls returned");
            comm.Synchronize();
        }) ?? $"the AllReduce: {Bench.Compare(gradients, Bench.Sum)}";
    }
}
