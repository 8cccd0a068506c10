namespace TypedCollectives.Misuse;

internal sealed class OppositeOrderFirst : IScenario
{
    public string Rule => "TC2004";

    public string Description => "a thread a rank, two cliques: rank 0 uses A then B, rank 1 B then A; their first collectives";

    public string Run(Bench bench)
    {
        return OppositeOrder.Run(bench, 1 << 10, warm: false);
    }
}
