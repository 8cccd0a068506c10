namespace TypedCollectives.Misuse;

internal sealed class FirstCollectiveUngrouped : IScenario
{
    public string Rule => "TC1001";

    public string Description => "one thread, two ranks, the first AllReduce without a group";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        foreach (Communicator comm in bench.Clique)
        {
            comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
            bench.Note($"the call of rank {comm.Rank} returned");
        }

        bench.Clique.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
