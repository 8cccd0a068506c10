namespace TypedCollectives.Misuse;

internal sealed class AllToAllInPlace : IScenario
{
    public string Rule => "TC3006";

    public string Description => "AllToAll in place";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllToAll(buffers[comm.Rank], buffers[comm.Rank]);
        }

        bench.Clique.Synchronize();
        return "completed";
    }
}
