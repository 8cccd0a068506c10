namespace TypedCollectives.Misuse;

internal sealed class CollectiveInCatch : IScenario
{
    public string Rule => "TC2005";

    public string Description => "a thread a rank: rank 1 throws before the AllReduce, and its catch makes a Broadcast";

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
            }
            catch (InvalidDataException)
            {
                comm.Broadcast(buffers[rank], root: 0);
            }

            bench.Note($"rank {rank}: its calls returned");
            comm.Synchronize();
        }) ?? Bench.Compare(buffers, Bench.Sum);
    }
}
