namespace TypedCollectives.Misuse;

internal sealed class OppositeOrderShort : IScenario
{
    public string Rule => "TC2004";

    public string Description => "the same after a warm-up, 4 KiB";

    public string Run(Bench bench)
    {
        return OppositeOrder.Run(bench, 1 << 10, warm: true);
    }
}
