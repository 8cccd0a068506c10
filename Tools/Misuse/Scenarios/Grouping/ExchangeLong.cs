namespace TypedCollectives.Misuse;

internal sealed class ExchangeLong : IScenario
{
    public string Rule => "TC1008";

    public string Description => "a thread a rank, each sends 64 MiB to the other and then receives, without a group";

    public string Run(Bench bench)
    {
        return Exchange.Run(bench, 16 << 20, inGroup: false);
    }
}
