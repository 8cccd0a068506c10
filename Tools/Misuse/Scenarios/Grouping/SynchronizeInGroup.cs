namespace TypedCollectives.Misuse;

internal sealed class SynchronizeInGroup : IScenario
{
    public string Rule => "TC1005";

    public string Description => "Synchronize inside a group";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
            {
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
                comm.Synchronize();
            }
        }

        return Bench.Compare(buffers, Bench.Sum);
    }
}
