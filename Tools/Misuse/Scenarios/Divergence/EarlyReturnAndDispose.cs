namespace TypedCollectives.Misuse;

internal sealed class EarlyReturnAndDispose : IScenario
{
    public string Rule => "TC2003";

    public string Description => "a thread a rank: rank 1 disposes its communicator and returns before the AllReduce";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        return RankThreads.Run(bench, rank =>
        {
            Communicator comm = bench.Clique[rank];
            if (comm.Rank == 1)
            {
                comm.Dispose();
                return;
            }

            comm.AllReduce(buffers[rank], ReduceOp.Sum);
            bench.Note($"rank {rank}: its call returned");
            comm.Synchronize();
        }) ?? Bench.Compare(buffers, Bench.Sum);
    }
}
