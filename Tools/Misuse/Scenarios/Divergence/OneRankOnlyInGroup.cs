namespace TypedCollectives.Misuse;

internal sealed class OneRankOnlyInGroup : IScenario
{
    public string Rule => "TC2001";

    public string Description => "one thread, one group: AllReduce on rank 0 only, then both synchronize";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
            {
                if (comm.Rank == 0)
                    comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
            }
        }

        bench.Note("the group ended");
        bench.Clique.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
