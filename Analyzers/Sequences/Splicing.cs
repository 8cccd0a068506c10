using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Puts the sequence of a function into that of its caller.</summary>
/// <param name="call">The call.</param>
/// <param name="loops">How many loops the call stands in: those of the function stand in as many more.</param>
/// <param name="next">What follows the call.</param>
/// <param name="translate">Gives a text of the function in the words of the caller.</param>
/// <param name="argument">Gives what an argument is.</param>
internal sealed class Splicing(SyntaxNode call, int loops, Term next, Func<string, string> translate, Func<int, ValueVariance> argument)
{
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
                return new LoopTerm(loop.Depth + loops, Apply(loop.Body));
            case BackTerm back:
                return new BackTerm(back.Depth + loops);
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
