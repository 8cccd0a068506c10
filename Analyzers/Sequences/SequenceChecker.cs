using System.Runtime.CompilerServices;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>
/// Goes through a sequence and finds the conditions by which ranks part. Conditions over ranks alone are tried on sample ranks, so
/// that later conditions are known where they follow from earlier ones; other varying conditions are assumed to stay as they were.
/// </summary>
internal sealed class SequenceChecker(Action<Divergence> found)
{
    // Beyond this many steps the rest is taken as it is: a function of this kind is beyond a reader as well.
    private const int MaxSteps = 20_000;

    private readonly Dictionary<(Term, string), Term> _done = [];
    private RankSamples _samples = RankSamples.For([]);
    private readonly Stack<LoopTerm> _loops = new();
    private int _steps;

    /// <summary>The sequence as all ranks run it; where they part, one of the ways.</summary>
    public Term Check(Term term)
    {
        _samples = RankSamples.For(Conditions(term));
        return Check(term, new CheckerFacts(_samples));
    }

    private Term Check(Term term, CheckerFacts facts)
    {
        if (++_steps > MaxSteps)
            return term;
        if (term is EndTerm or AbortTerm or BackTerm)
            return term;
        if (_done.TryGetValue((term, facts.Key), out var result))
            return result;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        result = term switch
        {
            CallTerm call => Check(call.Next, facts) is var next && ReferenceEquals(next, call.Next) ? call : new CallTerm(call.Item, next),
            LoopTerm loop => Check(loop, facts),
            BranchTerm branch => Check(branch, facts),
            _ => term,
        };
        return _done[(term, facts.Key)] = result;
    }

    private Term Check(LoopTerm loop, CheckerFacts facts)
    {
        _loops.Push(loop);
        var body = Check(loop.Body, facts);
        _loops.Pop();
        return ReferenceEquals(body, loop.Body) ? loop : new LoopTerm(loop.Depth, body);
    }

    private void Found(BranchCondition condition, Term whenTrue, Term whenFalse) =>
        found(new Divergence(condition, whenTrue, whenFalse, _loops.Count > 0 ? _loops.Peek() : null));

    private Term Check(BranchTerm branch, CheckerFacts facts)
    {
        var condition = branch.Condition;
        if (facts.Decide(condition) is { } known)
            return Check(known ? branch.WhenTrue : branch.WhenFalse, facts);
        var whenTrue = Check(branch.WhenTrue, facts.Assume(condition, true));
        var whenFalse = Check(branch.WhenFalse, facts.Assume(condition, false));
        if (!condition.Variance.Varies || !facts.Parts(condition))
        {
            if (condition.Variance.IsUnverified && Terms.Meet(whenTrue, whenFalse) is null)
                Found(condition, whenTrue, whenFalse);
            if (ReferenceEquals(whenTrue, whenFalse))
                return whenTrue;
            return ReferenceEquals(whenTrue, branch.WhenTrue) && ReferenceEquals(whenFalse, branch.WhenFalse)
                ? branch
                : new BranchTerm(condition, whenTrue, whenFalse);
        }

        // An exception is the ranks' own affair, unless the rank itself is why it is thrown.
        if (condition.Variance.IsOfRank && (IsThrow(whenTrue) ^ IsThrow(whenFalse)))
        {
            var (thrown, others) = IsThrow(whenTrue) ? ((AbortTerm)whenTrue, whenFalse) : ((AbortTerm)whenFalse, whenTrue);
            if (thrown.Caught is { } caught)
            {
                if (Terms.Meet(caught, others) is { } agreed)
                    return agreed;
            }
            else if (!Terms.HasCall(others))
            {
                // Some leave here, and a caller may go on to a collective.
                return new BranchTerm(condition, whenTrue, whenFalse);
            }
        }
        else if (Terms.Meet(whenTrue, whenFalse) is { } agreed)
        {
            return agreed;
        }

        Found(condition, whenTrue, whenFalse);
        return Terms.HasCall(whenTrue) ? whenTrue : whenFalse;
    }

    private static bool IsThrow(Term term) => term is AbortTerm { Syntax: not null };

    private static IEnumerable<RankExpression> Conditions(Term root)
    {
        var pending = new Stack<Term>();
        var seen = new HashSet<Term>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            var term = pending.Pop();
            if (!seen.Add(term))
                continue;
            switch (term)
            {
                case CallTerm call:
                    pending.Push(call.Next);
                    break;
                case LoopTerm loop:
                    pending.Push(loop.Body);
                    break;
                case BranchTerm branch:
                    if (branch.Condition.Ranks is { } ranks)
                        yield return ranks;
                    pending.Push(branch.WhenTrue);
                    pending.Push(branch.WhenFalse);
                    break;
            }
        }
    }
}
