namespace TypedCollectives.Misuse;

internal sealed class OppositeOrderLong : IScenario
{
    public string Rule => "TC2004";

    public string Description => "the same after a warm-up, 256 MiB";

    public string Run(Bench bench)
    {
        return OppositeOrder.Run(bench, 64 << 20, warm: true);
    }
}
