namespace TypedCollectives.Analyzers.Sequences;

/// <summary>The next round of a loop begins.</summary>
/// <param name="depth">How many loops the loop stands in.</param>
internal sealed class BackTerm(int depth) : Term
{
    public int Depth { get; } = depth;
}
