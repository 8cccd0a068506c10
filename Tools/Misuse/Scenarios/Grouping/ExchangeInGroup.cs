namespace TypedCollectives.Misuse;

internal sealed class ExchangeInGroup : IScenario
{
    public string Rule => "TC1008";

    public string Description => "for comparison, the same 64 MiB in a group on each thread";

    public string Run(Bench bench)
    {
        return Exchange.Run(bench, 16 << 20, inGroup: true);
    }
}
