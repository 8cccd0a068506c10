namespace TypedCollectives.Misuse;

internal sealed class DiscardedScope : IScenario
{
    public string Rule => "TC1007";

    public string Description => "the scope that CollectiveGroup.Open returns is dropped, then Synchronize";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        CollectiveGroup.Open();
        foreach (Communicator comm in bench.Clique)
            comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        bench.Clique.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
