namespace TypedCollectives.Misuse;

internal sealed class EndTwice : IScenario
{
    public string Rule => "TC1003";

    public string Description => "Start, AllReduce, End, End";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        CollectiveGroup.Start();
        foreach (Communicator comm in bench.Clique)
            comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        CollectiveGroup.End();
        string second = "completed";
        try
        {
            CollectiveGroup.End();
        }
        catch (InvalidOperationException exception)
        {
            second = exception.ToLine();
        }

        bench.Clique.Synchronize();
        return $"second End: {second}; the AllReduce: {Bench.Compare(buffers, Bench.Sum)}";
    }
}
