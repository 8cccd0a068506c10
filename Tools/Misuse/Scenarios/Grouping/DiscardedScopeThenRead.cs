namespace TypedCollectives.Misuse;

internal sealed class DiscardedScopeThenRead : IScenario
{
    public string Rule => "TC1007";

    public string Description => "the scope that CollectiveGroup.Open returns is dropped, then the streams are synchronized and the result read";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        CollectiveGroup.Open();
        foreach (Communicator comm in bench.Clique)
            comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        foreach (Communicator comm in bench.Clique)
            comm.Stream.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
