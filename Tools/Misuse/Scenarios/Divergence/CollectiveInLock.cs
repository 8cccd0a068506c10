namespace TypedCollectives.Misuse;

internal sealed class CollectiveInLock : IScenario
{
    public string Rule => "TC2005";

    public string Description => "a thread a rank: each makes its AllReduce while it holds the same lock";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        var gate = new Lock();
        return RankThreads.Run(bench, rank =>
        {
            Communicator comm = bench.Clique[rank];
            lock (gate)
            {
                comm.AllReduce(buffers[rank], ReduceOp.Sum);
                bench.Note($"rank {rank}: its call returned");
                comm.Synchronize();
            }
        }) ?? Bench.Compare(buffers, Bench.Sum);
    }
}
