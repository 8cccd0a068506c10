namespace TypedCollectives.Misuse;

internal sealed class DisposeInGroup : IScenario
{
    public string Rule => "TC1006";

    public string Description => "a communicator is disposed inside the group that has its call";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
            bench.Clique[1].Dispose();
        }

        bench.Clique.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
