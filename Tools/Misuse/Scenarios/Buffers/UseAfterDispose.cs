namespace TypedCollectives.Misuse;

internal sealed class UseAfterDispose : IScenario
{
    public string Rule => "TC4003";

    public string Description => "AllReduce on a communicator that is disposed";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        bench.Clique[0].Dispose();
        bench.Clique[0].AllReduce(buffers[0], ReduceOp.Sum);
        return "completed";
    }
}
