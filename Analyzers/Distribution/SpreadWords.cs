namespace TypedCollectives.Analyzers.Distribution;

/// <summary>How messages speak of what lies how.</summary>
internal static class SpreadWords
{
    public static string ToWords(this Spread spread) => spread switch
    {
        Spread.PerRank => "per rank",
        Spread.Replicated => "replicated",
        Spread.Sharded => "sharded",
        _ => "unknown",
    };
}
