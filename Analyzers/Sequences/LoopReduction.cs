using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Takes loops without collectives out of sequences: how often they run does not matter.</summary>
internal static class LoopReduction
{
    // More conditions by which ranks may leave a loop than this are beyond what is told apart.
    private const int MaxExits = 4;

    /// <summary>The loop, or what follows it where its rounds are empty.</summary>
    public static Term Reduce(int depth, BackTerm back, Term body) =>
        ComesBackAfterCall(body, back, hasCall: false, []) ? new LoopTerm(depth, body) : Without(body, body, back, [], []) ?? new AbortTerm(null);

    private static bool ComesBackAfterCall(Term term, BackTerm back, bool hasCall, HashSet<(Term, bool)> seen)
    {
        if (!seen.Add((term, hasCall)))
            return false;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return term switch
        {
            BackTerm other => hasCall && other == back,
            CallTerm call => ComesBackAfterCall(call.Next, back, true, seen),
            LoopTerm loop => ComesBackAfterCall(loop.Body, back, hasCall, seen),
            BranchTerm branch => ComesBackAfterCall(branch.WhenTrue, back, hasCall, seen)
                || ComesBackAfterCall(branch.WhenFalse, back, hasCall, seen),
            _ => false,
        };
    }

    // The ways that come back are left out: sooner or later one of the others is taken. Null where there is no other.
    // Many ways lead to one place: what was found there is kept for as long as the same branches are passed.
    private static Term? Without(Term body, Term term, BackTerm back, ImmutableArray<BranchTerm> passed, Dictionary<Term, Term?> known)
    {
        if (!known.TryGetValue(term, out var result))
            known.Add(term, result = Find(body, term, back, passed, known));
        return result;
    }

    private static Term? Find(Term body, Term term, BackTerm back, ImmutableArray<BranchTerm> passed, Dictionary<Term, Term?> known)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (term)
        {
            case BackTerm other when other == back:
                return null;
            case BranchTerm branch when passed.Contains(branch):
                return null;
            case BranchTerm branch:
                var whenTrue = Without(body, branch.WhenTrue, back, passed, known);
                var whenFalse = Without(body, branch.WhenFalse, back, passed, known);
                if (whenTrue is null || whenFalse is null)
                    return whenTrue is null && whenFalse is null ? null : Leave(body, branch, whenTrue, whenFalse, back, passed);
                return ReferenceEquals(whenTrue, branch.WhenTrue) && ReferenceEquals(whenFalse, branch.WhenFalse) ? branch
                    : ReferenceEquals(whenTrue, whenFalse) ? whenTrue
                    : new BranchTerm(branch.Condition, whenTrue, whenFalse);
            case LoopTerm loop:
                var inner = Without(body, loop.Body, back, passed, known);
                return inner is null ? null : ReferenceEquals(inner, loop.Body) ? loop : new LoopTerm(loop.Depth, inner);
            default:
                return term;
        }
    }

    // By a condition that ranks disagree on some leave here, and the others by another way out.
    private static Term? Leave(
        Term body, BranchTerm branch, Term? whenTrue, Term? whenFalse, BackTerm back, ImmutableArray<BranchTerm> passed)
    {
        var exit = (whenTrue ?? whenFalse)!;
        if (exit is AbortTerm && !branch.Condition.Variance.IsOfRank && branch.Condition.Variance.Parameters == 0)
            return null;
        if (exit is AbortTerm)
        {
            return passed.Length < MaxExits && Without(body, body, back, passed.Add(branch), []) is { } others
                ? new BranchTerm(branch.Condition, whenTrue is null ? others : exit, whenTrue is null ? exit : others)
                : null;
        }

        if (!branch.Condition.Variance.Varies || passed.Length >= MaxExits
            || Without(body, body, back, passed.Add(branch), []) is not { } rest || Terms.Meet(exit, rest) is not null)
            return exit;
        return whenTrue is null ? new BranchTerm(branch.Condition, rest, exit) : new BranchTerm(branch.Condition, exit, rest);
    }
}
