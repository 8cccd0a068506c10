using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Finds calls of methods that are to be called in a group where none is open; those that follow each other need one.</summary>
internal sealed class RequiredGroups(GroupScopes scopes)
{
    private readonly List<IInvocationOperation> _calls = [];

    /// <summary>Adds a call; calls are added in source order.</summary>
    public void Add(IInvocationOperation call) => _calls.Add(call);

    public IEnumerable<UngroupedFinding> Find() => _calls
        .Where(call => scopes.Outermost(call) is null)
        .GroupBy(static call => Sequence(call))
        .Select(static calls => UngroupedFinding.OfRequired(calls.First(), calls.First(), calls.Last()));

    // The block or function whose statements the calls are.
    private static IOperation Sequence(IInvocationOperation call)
    {
        var current = call.Parent;
        while (current is { Parent: { } parent } && current.Statements().Count == 0)
            current = parent;
        return current ?? call;
    }
}
