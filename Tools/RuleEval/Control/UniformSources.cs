namespace TypedCollectives.RuleEval.Control;

/// <summary>Puts values on which the ranks agree where values stood that differ.</summary>
internal static class UniformSources
{
    public static string Replace(string program) => program
        .Replace("comm.Rank", "comm.Size")
        .Replace("ncclCommUserRank", "ncclCommCount")
        .Replace("[RankVarying]", "[Uniform]");
}
