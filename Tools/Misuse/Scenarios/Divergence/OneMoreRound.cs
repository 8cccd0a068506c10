namespace TypedCollectives.Misuse;

internal sealed class OneMoreRound : IScenario
{
    public string Rule => "TC2002";

    public string Description => "a thread a rank: rank 0 does four AllReduce, rank 1 three";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        return RankThreads.Run(bench, rank =>
        {
            Communicator comm = bench.Clique[rank];
            for (int round = 0; round < 4 - comm.Rank; round++)
                comm.AllReduce(buffers[rank], ReduceOp.Max);
            bench.Note($"rank {rank}: its calls returned");
            comm.Synchronize();
        }) ?? Bench.Compare(buffers, Bench.Ranks);
    }
}
