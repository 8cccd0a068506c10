namespace TypedCollectives.Misuse;

internal sealed class DisposeInFlight : IScenario
{
    public string Rule => "TC4001";

    public string Description => "AllReduce of 256 MiB, one rank's buffer disposed right after the call";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers(64 << 20);
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        }

        buffers[1].Dispose();
        bench.Note("disposed");
        bench.Clique.Synchronize();
        return Bench.Compare([buffers[0]], Bench.Sum);
    }
}
