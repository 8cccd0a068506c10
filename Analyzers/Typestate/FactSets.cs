using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>What every rule's facts have in common.</summary>
internal static class FactSets
{
    /// <summary>The facts after a step: what is new holds on the paths that come to it.</summary>
    public static ImmutableHashSet<Fact> OnPathsTo(this ImmutableHashSet<Fact> before, ImmutableHashSet<Fact> after)
    {
        if (ReferenceEquals(before, after))
            return after;
        var paths = before.Where(static fact => fact.Kind == FactKind.Path).ToList();
        foreach (var fact in after.Except(before).Where(static fact => fact.Kind != FactKind.Path && fact.Assumptions.IsEmpty))
            after = after.Remove(fact).Union(paths.Select(path => fact.Under(path.Assumptions)));
        return after;
    }

    /// <summary>The facts once a symbol has another value: those that led through it are lost, indices that depended on it are left open.</summary>
    public static ImmutableHashSet<Fact> WithoutValueOf(this ImmutableHashSet<Fact> state, ISymbol written)
    {
        foreach (var fact in state)
        {
            if (!fact.Subject.Mentions(written))
                continue;
            state = state.Remove(fact);
            if (fact.Subject.After(written) is { } open)
                state = state.Add(fact.About(open));
        }

        return state;
    }

    /// <summary>The symbols an operation gives a value to.</summary>
    public static IEnumerable<ISymbol> WrittenSymbols(this IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation assignment => Referenced(assignment.Target),
        ICompoundAssignmentOperation compound => Referenced(compound.Target),
        IIncrementOrDecrementOperation increment => Referenced(increment.Target),
        IDeconstructionAssignmentOperation { Target: ITupleOperation tuple } => tuple.Elements.SelectMany(Referenced),
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument => Referenced(argument.Value),
        _ => [],
    };

    private static IEnumerable<ISymbol> Referenced(IOperation target) => target.ReferencedSymbol() is { } symbol ? [symbol] : [];
}
