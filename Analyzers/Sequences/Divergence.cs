namespace TypedCollectives.Analyzers.Sequences;

/// <summary>A condition that ranks may disagree on, and the two sequences they then run.</summary>
internal sealed class Divergence(BranchCondition condition, Term whenTrue, Term whenFalse, LoopTerm? loop)
{
    public BranchCondition Condition { get; } = condition;

    public Term WhenTrue { get; } = whenTrue;

    public Term WhenFalse { get; } = whenFalse;

    /// <summary>The innermost loop with collectives around the condition.</summary>
    public LoopTerm? Loop { get; } = loop;
}
