namespace TypedCollectives.Misuse;

internal sealed class EndOnAnotherThread : IScenario
{
    public string Rule => "TC1004";

    public string Description => "a group is started on one thread and ended on another";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        CollectiveGroup.Start();
        foreach (Communicator comm in bench.Clique)
            comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        string end = Bench.OnAnotherThread(CollectiveGroup.End)?.ToLine() ?? "completed";
        foreach (Communicator comm in bench.Clique)
            comm.Stream.Synchronize();
        return $"End: {end}; after a wait for the streams: {Bench.Compare(buffers, Bench.Sum)}";
    }
}
