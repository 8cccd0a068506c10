namespace TypedCollectives.Analyzers.Sequences;

/// <summary>A loop with collectives in it: where the body does not come back, it goes on with what follows the loop.</summary>
/// <param name="depth">How many loops it stands in.</param>
/// <param name="body">One round.</param>
internal sealed class LoopTerm(int depth, Term body) : Term
{
    public int Depth { get; } = depth;

    public Term Body { get; } = body;
}
