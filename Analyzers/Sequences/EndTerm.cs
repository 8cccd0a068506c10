namespace TypedCollectives.Analyzers.Sequences;

/// <summary>The function returns.</summary>
internal sealed class EndTerm : Term
{
    public static readonly EndTerm Instance = new();

    private EndTerm()
    {
    }
}
