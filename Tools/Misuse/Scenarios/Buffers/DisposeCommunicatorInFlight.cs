namespace TypedCollectives.Misuse;

internal sealed class DisposeCommunicatorInFlight : IScenario
{
    public string Rule => "TC4001";

    public string Description => "AllReduce of a long buffer, the communicators disposed right after the call";

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

        foreach (Communicator comm in bench.Clique)
            comm.Dispose();
        bench.Note("disposed");
        foreach (Communicator comm in bench.Clique)
            comm.Stream.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
