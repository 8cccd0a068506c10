namespace TypedCollectives.Misuse;

internal sealed class CollectiveInFinally : IScenario
{
    public string Rule => "TC2005";

    public string Description => "a thread a rank: rank 1 throws before the AllReduce, and a finally makes a Barrier on both";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        return RankThreads.Run(bench, rank =>
        {
            Communicator comm = bench.Clique[rank];
            try
            {
                if (comm.Rank == 1)
                    throw new InvalidDataException("a bad batch, which only this rank has");
                comm.AllReduce(buffers[rank], ReduceOp.Sum);
                bench.Note($"rank {rank}: AllReduce returned");
            }
            finally
            {
                comm.Barrier();
                bench.Note($"rank {rank}: Barrier returned");
                comm.Synchronize();
            }
        }) ?? Bench.Compare(buffers, Bench.Sum);
    }
}
