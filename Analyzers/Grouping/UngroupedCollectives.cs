using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>
/// Finds, among the collectives of one body, those that one thread issues on several communicators without a group.
/// </summary>
internal sealed class UngroupedCollectives(KnownSymbols known, ImmutableArray<IOperation> bodies)
{
    private readonly SymbolWrites _writes = new(bodies);
    private readonly GroupScopes _scopes = new(known, bodies);

    /// <summary>Finds them. The calls are given in source order.</summary>
    public IEnumerable<UngroupedFinding> Find(ImmutableArray<IInvocationOperation> calls)
    {
        var reported = new HashSet<IOperation>();
        var unrolled = new UnrolledCollectives(known, _scopes);
        foreach (var call in calls)
        {
            var communicators = known.Collectives.CommunicatorsOf(call).ToImmutableArray();
            if (FindRepetition(call, communicators) is { } repetition)
            {
                // A group inside the loop ends before the next communicator's turn: it has to be around the loop.
                if (_scopes.Outermost(repetition.Node) is null && reported.Add(repetition.Node))
                    yield return new UngroupedFinding(call, repetition.Node, repetition.Node, "in turn");
                unrolled.AddOther(call);
                continue;
            }

            // A helper that is given several communicators at once may group them itself.
            if (communicators.Length == 1 && CommunicatorElement.Of(communicators[0], _writes) is { } element)
                unrolled.Add(call, element);
            else
                unrolled.AddOther(call);
        }

        foreach (var finding in unrolled.Find())
            yield return finding;
    }

    private Repetition? FindRepetition(IInvocationOperation call, ImmutableArray<IOperation> communicators)
    {
        foreach (var repetition in Repetition.Around(call))
        {
            var variance = new ElementVariance(known, _writes, repetition);
            if (communicators.Any(variance.IsOtherCommunicator)
                && !RoundGuards.RunsOnce(call, repetition, variance.Varies))
                return repetition;
        }

        return null;
    }
}
