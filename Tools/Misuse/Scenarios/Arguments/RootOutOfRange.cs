namespace TypedCollectives.Misuse;

internal sealed class RootOutOfRange : IScenario
{
    public string Rule => "TC3001";

    public string Description => "Broadcast from root 2 of 2 ranks";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.Broadcast(buffers[comm.Rank], root: Bench.Ranks);
        }

        bench.Clique.Synchronize();
        return "completed";
    }
}
