namespace TypedCollectives.Misuse;

internal sealed class ExchangeShort : IScenario
{
    public string Rule => "TC1008";

    public string Description => "a thread a rank, each sends 4 KiB to the other and then receives, without a group";

    public string Run(Bench bench)
    {
        return Exchange.Run(bench, 1 << 10, inGroup: false);
    }
}
