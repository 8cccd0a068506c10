using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Puts the sequence of a function into that of its caller.</summary>
internal sealed class Splicing(SyntaxNode call, Term next, Func<string, string> translate, Func<int, Variance> argument)
{
    // Loops of the function must not be taken for those around the call.
    private const int DepthOffset = 100;

    private readonly Dictionary<Term, Term> _done = [];

    public Term Apply(Term term)
    {
        if (!_done.TryGetValue(term, out var result))
            _done.Add(term, result = Translate(term));
        return result;
    }

    private Term Translate(Term term)
    {
        switch (term)
        {
            case EndTerm:
                return next;
            case CallTerm item:
                return new CallTerm(item.Item.At(call, translate), Apply(item.Next));
            case LoopTerm loop:
                return new LoopTerm(loop.Depth + DepthOffset, Apply(loop.Body));
            case BackTerm back:
                return new BackTerm(back.Depth + DepthOffset);
            case BranchTerm branch:
                var whenTrue = Apply(branch.WhenTrue);
                var whenFalse = Apply(branch.WhenFalse);
                return ReferenceEquals(whenTrue, whenFalse)
                    ? whenTrue
                    : new BranchTerm(branch.Condition.At(call, translate, argument), whenTrue, whenFalse);
            default:
                return new AbortTerm(null);
        }
    }
}
