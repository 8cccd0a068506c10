using System.Runtime.CompilerServices;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Compares sequences, and looks into them.</summary>
internal static class Terms
{
    /// <summary>
    /// One sequence that both can be, or <see langword="null"/> where they differ. A path that ends in an exception can be anything.
    /// </summary>
    public static Term? Meet(Term first, Term second) => Meet(first, second, []);

    /// <summary>Whether there is a collective in the sequence.</summary>
    public static bool HasCall(Term term) => FirstCall(term) is not null;

    /// <summary>Whether some way through the sequence ends in an exception, or with the process.</summary>
    public static bool MayLeave(Term term) => All(term).Any(static inner => inner is AbortTerm { Syntax: not null });

    /// <summary>The first collective on some way through the sequence.</summary>
    public static CallTerm? FirstCall(Term term) => FirstCall(term, []);

    /// <summary>Every collective of the sequence, each once.</summary>
    public static IEnumerable<CollectiveItem> Items(Term term) => All(term).OfType<CallTerm>().Select(static call => call.Item);

    private static IEnumerable<Term> All(Term term)
    {
        var pending = new Stack<Term>();
        var seen = new HashSet<Term>();
        pending.Push(term);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            if (!seen.Add(current))
                continue;
            yield return current;
            switch (current)
            {
                case CallTerm call:
                    pending.Push(call.Next);
                    break;
                case BranchTerm branch:
                    pending.Push(branch.WhenFalse);
                    pending.Push(branch.WhenTrue);
                    break;
                case LoopTerm loop:
                    pending.Push(loop.Body);
                    break;
            }
        }
    }

    private static Term? Meet(Term first, Term second, Dictionary<(Term, Term), Term?> known)
    {
        if (ReferenceEquals(first, second) || second is AbortTerm)
            return first;
        if (first is AbortTerm)
            return second;
        if (known.TryGetValue((first, second), out var result))
            return result;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return known[(first, second)] = (first, second) switch
        {
            (CallTerm one, CallTerm other) when one.Item.Matches(other.Item) =>
                Meet(one.Next, other.Next, known) is { } next ? new CallTerm(one.Item, next) : null,
            (LoopTerm one, LoopTerm other) when one.Depth == other.Depth =>
                Meet(one.Body, other.Body, known) is { } body ? new LoopTerm(one.Depth, body) : null,
            (BackTerm one, BackTerm other) when one.Depth == other.Depth => one,
            (BranchTerm one, BranchTerm other) when one.Condition.Text == other.Condition.Text =>
                Join(one.Condition, Meet(one.WhenTrue, other.WhenTrue, known), Meet(one.WhenFalse, other.WhenFalse, known)),
            (BranchTerm one, BranchTerm other) => Split(one, second, known) ?? Split(other, first, known),
            (BranchTerm one, _) => Split(one, second, known),
            (_, BranchTerm other) => Split(other, first, known),
            _ => null,
        };
    }

    private static Term? Split(BranchTerm branch, Term other, Dictionary<(Term, Term), Term?> known) =>
        Join(branch.Condition, Meet(branch.WhenTrue, other, known), Meet(branch.WhenFalse, other, known));

    private static Term? Join(BranchCondition condition, Term? whenTrue, Term? whenFalse) =>
        whenTrue is null || whenFalse is null ? null
        : ReferenceEquals(whenTrue, whenFalse) ? whenTrue
        : new BranchTerm(condition, whenTrue, whenFalse);

    private static CallTerm? FirstCall(Term term, HashSet<Term> seen)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        while (seen.Add(term))
        {
            switch (term)
            {
                case CallTerm call:
                    return call;
                case LoopTerm loop:
                    term = loop.Body;
                    break;
                case BranchTerm branch:
                    if (FirstCall(branch.WhenTrue, seen) is { } found)
                        return found;
                    term = branch.WhenFalse;
                    break;
            }
        }

        return null;
    }
}
