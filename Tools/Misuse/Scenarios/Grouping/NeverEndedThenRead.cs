namespace TypedCollectives.Misuse;

internal sealed class NeverEndedThenRead : IScenario
{
    public string Rule => "TC1002";

    public string Description => "a group is started and never ended, a second one is ended, then the streams are synchronized and both results read";

    public string Run(Bench bench)
    {
        var first = bench.Buffers();
        var second = bench.Buffers();
        CollectiveGroup.Start();
        foreach (Communicator comm in bench.Clique)
            comm.AllReduce(first[comm.Rank], ReduceOp.Sum);

        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllReduce(second[comm.Rank], ReduceOp.Sum);
        }

        foreach (Communicator comm in bench.Clique)
            comm.Stream.Synchronize();
        return $"first: {Bench.Compare(first, Bench.Sum)}; second: {Bench.Compare(second, Bench.Sum)}";
    }
}
