namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Two ways to go on.</summary>
internal sealed class BranchTerm(BranchCondition condition, Term whenTrue, Term whenFalse) : Term
{
    public BranchCondition Condition { get; } = condition;

    public Term WhenTrue { get; } = whenTrue;

    public Term WhenFalse { get; } = whenFalse;
}
