namespace TypedCollectives.Misuse;

internal sealed class DisposeInFlight : IScenario
{
    public string Rule => "TC4001";

    public string Description => "AllReduce of a long buffer, one rank's buffer disposed right after the call";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers(bench.Long);
        bench.KeepBusy();
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
