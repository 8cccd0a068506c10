using TypedCollectives.Analyzers.Sequences;

namespace TypedCollectives.Analyzers.Divergence;

/// <summary>The first place where two sequences differ: the collective each goes on with, where it goes on with one.</summary>
internal sealed class Difference(CallTerm? one, CallTerm? other)
{
    public CallTerm? One { get; } = one;

    public CallTerm? Other { get; } = other;

    public static Difference Between(Term one, Term other)
    {
        while (true)
        {
            if (one is CallTerm first && other is CallTerm second)
            {
                if (!first.Item.Matches(second.Item))
                    return new Difference(first, second);
                one = first.Next;
                other = second.Next;
            }
            else if (one is BranchTerm branch)
            {
                one = Terms.Meet(branch.WhenTrue, other) is null ? branch.WhenTrue : branch.WhenFalse;
            }
            else if (other is BranchTerm otherBranch)
            {
                other = Terms.Meet(one, otherBranch.WhenTrue) is null ? otherBranch.WhenTrue : otherBranch.WhenFalse;
            }
            else if (one is LoopTerm loop && other is LoopTerm otherLoop)
            {
                one = loop.Body;
                other = otherLoop.Body;
            }
            else
            {
                return new Difference(
                    one as CallTerm ?? (one is LoopTerm ? Terms.FirstCall(one) : null),
                    other as CallTerm ?? (other is LoopTerm ? Terms.FirstCall(other) : null));
            }
        }
    }
}
