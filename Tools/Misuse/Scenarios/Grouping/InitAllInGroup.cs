namespace TypedCollectives.Misuse;

internal sealed class InitAllInGroup : IScenario
{
    public string Rule => "TC1006";

    public string Description => "a second clique is made inside a group that has calls of the first";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        string made;
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
            CommunicatorClique second = bench.NewClique(bench.Backend);
            made = $"{second.Count} more communicators";
            bench.Note($"made {made}");
        }

        bench.Clique.Synchronize();
        return $"{made}; {Bench.Compare(buffers, Bench.Sum)}";
    }
}
