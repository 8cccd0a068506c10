namespace TypedCollectives.Misuse;

internal sealed class ReadBeforeSynchronize : IScenario
{
    public string Rule => "TC4001";

    public string Description => "AllReduce of 256 MiB, read right after the call";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers(64 << 20);
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        }

        return Bench.Compare(buffers, Bench.Sum);
    }
}
