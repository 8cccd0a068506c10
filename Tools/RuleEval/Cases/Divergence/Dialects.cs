namespace TypedCollectives.RuleEval.Cases.Divergence;

/// <summary>Fills in what depends on the dialect.</summary>
internal static class Dialects
{
    public static string Fill(Dialect dialect, string program) => program
        .Replace("$parameters", dialect.Parameters)
        .Replace("$arguments", dialect.Arguments)
        .Replace("$rest", dialect.Arguments["comm, ".Length..])
        .Replace("$communicator", dialect.Communicator)
        .Replace("$rank", dialect.Rank)
        .Replace("$size", dialect.Size)
        .Replace("$modifiers", dialect.Modifiers) + dialect.Members;
}
