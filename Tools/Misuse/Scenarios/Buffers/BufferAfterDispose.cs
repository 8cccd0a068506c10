namespace TypedCollectives.Misuse;

internal sealed class BufferAfterDispose : IScenario
{
    public string Rule => "TC4003";

    public string Description => "AllReduce on a buffer that is disposed";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        buffers[0].Dispose();
        bench.Clique[0].AllReduce(buffers[0], ReduceOp.Sum);
        return "completed";
    }
}
