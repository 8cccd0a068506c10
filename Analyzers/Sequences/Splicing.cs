using System.Runtime.CompilerServices;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Puts the sequence of a function into that of its caller.</summary>
/// <param name="site">The call.</param>
/// <param name="loops">How many loops the call stands in: those of the function stand in as many more.</param>
/// <param name="next">What follows the call.</param>
/// <param name="isGuarded">Whether the caller may catch what the function throws: where it goes on then is not followed.</param>
internal sealed class Splicing(Site site, int loops, Term next, bool isGuarded)
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
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (term)
        {
            case EndTerm:
                return next;
            case CallTerm item:
                return new CallTerm(item.Item.At(site.Call, site.Translate), Apply(item.Next));
            case LoopTerm loop:
                return new LoopTerm(loop.Depth + loops, Apply(loop.Body));
            case BackTerm back:
                return new BackTerm(back.Depth + loops);
            case BranchTerm branch:
                return Join(branch.Condition.At(site), Apply(branch.WhenTrue), Apply(branch.WhenFalse));
            case AbortTerm { Syntax: not null } abort when !isGuarded:
                return new AbortTerm(site.Call, abort.Caught is { } caught ? Apply(caught) : null);
            default:
                return new AbortTerm(null);
        }
    }

    private static Term Join(BranchCondition condition, Term whenTrue, Term whenFalse)
    {
        if (ReferenceEquals(whenTrue, whenFalse))
            return whenTrue;

        // A check that all ranks pass or none says nothing more.
        var mayPart = condition.Variance.IsOfRank || condition.Variance.Parameters != 0;
        return !mayPart && whenTrue is AbortTerm ? whenFalse
            : !mayPart && whenFalse is AbortTerm ? whenTrue
            : new BranchTerm(condition, whenTrue, whenFalse);
    }
}
