namespace TypedCollectives.Misuse;

internal sealed class UngroupedWithWaitBetween : IScenario
{
    public string Rule => "TC1001";

    public string Description => "one grouped AllReduce, then one without a group with a Synchronize after each rank's call";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        foreach (Communicator comm in bench.Clique)
        {
            comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
            bench.Note($"the call of rank {comm.Rank} returned");
            comm.Synchronize();
        }

        return Bench.Compare(buffers, Bench.Sum);
    }
}
