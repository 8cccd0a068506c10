namespace TypedCollectives.Misuse;

internal sealed class UngroupedAfterWarmUp : IScenario
{
    public string Rule => "TC1001";

    public string Description => "one thread, two ranks, one grouped AllReduce, then 20 without a group";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        for (int round = 0; round < 20; round++)
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Max);
        }

        bench.Note("every call returned");
        bench.Clique.Synchronize();
        return Bench.Compare(buffers, Bench.Ranks);
    }
}
