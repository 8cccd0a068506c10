using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>
/// Finds, among the calls of one body, those that one thread issues on several communicators without a group, and those that say
/// that they need one.
/// </summary>
internal sealed class UngroupedCollectives(
    KnownSymbols known, IssuingCalls issuing, CallbackLoops callbacks, ImmutableArray<IOperation> bodies)
{
    private readonly SymbolWrites _writes = new(bodies);
    private readonly GroupScopes _scopes = new(known, bodies);

    /// <summary>Finds them. The calls are given in source order.</summary>
    public IEnumerable<UngroupedFinding> Find(ImmutableArray<IInvocationOperation> calls)
    {
        var reported = new HashSet<IOperation>();
        var unrolled = new UnrolledCollectives(known, _scopes);
        var required = new RequiredGroups(_scopes);
        foreach (var call in calls)
        {
            if (issuing.RequiresGroup(call.TargetMethod))
            {
                required.Add(call);
                continue;
            }

            if (issuing.Of(call, _writes) is not { } issued)
                continue;
            if (FindRepetition(issued) is { } repetition)
            {
                // A group inside the loop ends before the next communicator's turn: it has to be around the loop.
                if (_scopes.Outermost(repetition.Node, issued.IsNative) is null && reported.Add(repetition.Node))
                    yield return UngroupedFinding.OfSeveral(issued, repetition.Node, repetition.Node, "in turn");
                unrolled.AddOther(issued);
                continue;
            }

            // A helper that is given several communicators at once may group them itself.
            if (issued.Communicators.Length == 1 && issued.Communicators[0].Element(_writes) is { } element)
                unrolled.Add(issued, element);
            else
                unrolled.AddOther(issued);
        }

        foreach (var finding in unrolled.Find().Concat(required.Find()))
            yield return finding;
    }

    private Repetition? FindRepetition(IssuingCall issued)
    {
        foreach (var repetition in Repetition.Around(issued.Call, callbacks.CallOf))
        {
            var variance = new ElementVariance(known, _writes, repetition);
            if (issued.Communicators.Any(choice => choice.IsOther(variance))
                && !RoundGuards.RunsOnce(issued.Call, repetition, variance.Varies)
                && !HaveOwnIds(repetition, issued, variance))
                return repetition;
        }

        return null;
    }

    // Ranks with an id of their own each do not wait for each other.
    private bool HaveOwnIds(Repetition repetition, IssuingCall issued, ElementVariance variance) =>
        issued.IsInit
        && (issued.Call.Arguments.Any(argument => known.IsUniqueId(argument.Parameter?.Type) && IsOtherId(argument.Value, repetition, variance))
            || repetition.Node.Descendants().Any(operation =>
                operation is IInvocationOperation call && known.Contracts.Of(call.TargetMethod) is { Kind: CallKind.UniqueId }));

    // ids[i]; or an id that a call gives anew in each round.
    private bool IsOtherId(IOperation id, Repetition repetition, ElementVariance variance) =>
        variance.Varies(id)
        || (id.ReferencedSymbol() is { } symbol && _writes.To(symbol).Any(write =>
            repetition.Repeats(write.Node) && write.Value?.DescendantsAndSelf().Any(static value => value is IInvocationOperation) == true));
}
