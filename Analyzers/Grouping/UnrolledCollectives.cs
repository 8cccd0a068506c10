using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Finds calls on different elements of one collection that follow each other without a loop.</summary>
internal sealed class UnrolledCollectives(KnownSymbols known, GroupScopes scopes)
{
    private readonly List<(IssuingCall Issued, CommunicatorElement Element)> _calls = [];

    private readonly HashSet<IOperation> _mixedScopes = [];

    /// <summary>Adds a call that is made for several communicators, or for one that is not known.</summary>
    public void AddOther(IssuingCall issued)
    {
        if (scopes.Outermost(issued.Call, issued.IsNative) is { } scope)
            _mixedScopes.Add(scope);
    }

    /// <summary>Adds a call; calls are added in source order.</summary>
    public void Add(IssuingCall issued, CommunicatorElement element) => _calls.Add((issued, element));

    public IEnumerable<UngroupedFinding> Find()
    {
        // Cheap first: mostly there is one call, or one communicator.
        if (!_calls.Any(one => _calls.Any(other => one.Element.DiffersFrom(other.Element))))
            yield break;
        foreach (var function in WithoutGroup().GroupBy(static entry => entry.Issued.Call.Function()))
        {
            var completions = function.Key.DescendantsInFunction()
                .Where(IsCompletion)
                .Select(static operation => operation.Syntax.Span.End)
                .ToImmutableArray();
            var rest = function.ToList();
            while (rest.Count > 1)
            {
                var collection = rest[0].Element;
                foreach (var run in Runs(rest.Where(entry => entry.Element.IsOfSameCollection(collection)), completions))
                {
                    yield return UngroupedFinding.OfSeveral(
                        run[0], run[0].Call, run[run.Count - 1].Call, $"of '{collection.CollectionName}'");
                }

                rest.RemoveAll(entry => entry.Element.IsOfSameCollection(collection));
            }
        }
    }

    private IEnumerable<(IssuingCall Issued, CommunicatorElement Element)> WithoutGroup()
    {
        var byGroup = _calls
            .Select(entry => (entry.Issued, entry.Element, Scope: scopes.Outermost(entry.Issued.Call, entry.Issued.IsNative)))
            .ToImmutableArray();
        foreach (var (issued, element, scope) in byGroup)
        {
            // A group that holds one communicator's calls alone launches them alone.
            if (scope is null
                || (!_mixedScopes.Contains(scope)
                    && !byGroup.Any(other => other.Scope == scope && !other.Element.IsSameAs(element))))
                yield return (issued, element);
        }
    }

    private static IEnumerable<List<IssuingCall>> Runs(
        IEnumerable<(IssuingCall Issued, CommunicatorElement Element)> calls, ImmutableArray<int> completions)
    {
        var current = new List<(IssuingCall Issued, CommunicatorElement Element)>();
        foreach (var entry in calls)
        {
            var isCut = current.Count > 0 && completions.Any(end =>
                end > current[current.Count - 1].Issued.Call.Syntax.Span.End && end <= entry.Issued.Call.Syntax.SpanStart);
            if (isCut && Ungrouped(current) is { } complete)
            {
                yield return complete;
                current.Clear();
            }

            current.Add(entry);
        }

        if (Ungrouped(current) is { } last)
            yield return last;
    }

    // The calls, from the first to the last that another one, on another communicator, can run together with.
    private static List<IssuingCall>? Ungrouped(List<(IssuingCall Issued, CommunicatorElement Element)> run)
    {
        bool HasPartner(int i)
        {
            for (var j = 0; j < run.Count; j++)
            {
                var (first, second) = i < j ? (run[i], run[j]) : (run[j], run[i]);
                if (first.Element.DiffersFrom(second.Element) && !Alternatives.Exclude(first.Issued.Call, second.Issued.Call))
                    return true;
            }

            return false;
        }

        var paired = Enumerable.Range(0, run.Count).Where(HasPartner).ToList();
        return paired.Count == 0
            ? null
            : run.GetRange(paired[0], paired[paired.Count - 1] - paired[0] + 1).ConvertAll(static entry => entry.Issued);
    }

    private bool IsCompletion(IOperation operation) => operation switch
    {
        IAwaitOperation => true,
        IInvocationOperation call => known.Contracts.Of(call.TargetMethod) is { Kind: CallKind.Synchronize },
        _ => false,
    };
}
