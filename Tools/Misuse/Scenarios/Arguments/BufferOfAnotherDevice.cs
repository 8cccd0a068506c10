namespace TypedCollectives.Misuse;

internal sealed class BufferOfAnotherDevice : IScenario
{
    public string Rule => "TC3005";

    public string Description => "each rank passes the buffer of the other's device";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllReduce(buffers[1 - comm.Rank], ReduceOp.Sum);
        }

        bench.Clique.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
