namespace TypedCollectives.Misuse;

internal sealed class OneRankOnly : IScenario
{
    public string Rule => "TC2001";

    public string Description => "a thread a rank: AllReduce on rank 0 only, then both synchronize";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        return RankThreads.Run(bench, rank =>
        {
            Communicator comm = bench.Clique[rank];
            if (comm.Rank == 0)
                comm.AllReduce(buffers[rank], ReduceOp.Sum);
            bench.Note($"rank {rank}: its calls returned");
            comm.Synchronize();
        }) ?? Bench.Compare(buffers, Bench.Sum);
    }
}
