namespace TypedCollectives.Misuse;

internal sealed class NeverEndedThenSynchronize : IScenario
{
    public string Rule => "TC1002";

    public string Description => "a group is started and never ended, then Synchronize";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        CollectiveGroup.Start();
        foreach (Communicator comm in bench.Clique)
            comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        bench.Clique.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
