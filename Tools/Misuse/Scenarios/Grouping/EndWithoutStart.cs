namespace TypedCollectives.Misuse;

internal sealed class EndWithoutStart : IScenario
{
    public string Rule => "TC1003";

    public string Description => "End without Start";

    public string Run(Bench bench)
    {
        _ = bench.Clique;
        CollectiveGroup.End();
        return "completed";
    }
}
