namespace TypedCollectives.Misuse;

internal sealed class RootPerRank : IScenario
{
    public string Rule => "TC3002";

    public string Description => "Broadcast whose root is the rank itself";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.Broadcast(buffers[comm.Rank], root: comm.Rank);
        }

        bench.Note("the group ended");
        bench.Clique.Synchronize();
        return $"rank 0: {Bench.Compare([buffers[0]], 1)}; rank 1: {Bench.Compare([buffers[1]], 1)}";
    }
}
