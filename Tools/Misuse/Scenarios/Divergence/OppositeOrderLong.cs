namespace TypedCollectives.Misuse;

internal sealed class OppositeOrderLong : IScenario
{
    public string Rule => "TC2004";

    public string Description => "the same after a warm-up, a long buffer";

    public string Run(Bench bench)
    {
        return OppositeOrder.Run(bench, bench.Long, warm: true);
    }
}
