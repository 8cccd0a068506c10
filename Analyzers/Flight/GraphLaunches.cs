using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>Tells what the launch of a graph puts in flight: the collectives of the lambda that it was captured from.</summary>
internal sealed class GraphLaunches(FlowContext context, StreamIdentities streams, Issues issues)
{
    private readonly Dictionary<SyntaxNode, (AccessPath Path, InFlight Flight)[]> _cache = [];

    public static bool Is(IInvocationOperation call) => call.TargetMethod is { Name: "Launch", ContainingType.Name: "CollectiveGraph" };

    public IReadOnlyList<(AccessPath Path, InFlight Flight)> Of(IInvocationOperation call)
    {
        if (!Is(call))
            return [];
        if (!_cache.TryGetValue(call.Syntax, out var found))
            _cache[call.Syntax] = found = [.. Read(call)];
        return found;
    }

    private IEnumerable<(AccessPath Path, InFlight Flight)> Read(IInvocationOperation launch)
    {
        if (launch.Instance is not { } graph || context.Captures.Resolve(graph) is not ILocalReferenceOperation local
            || context.Writes.OnlyValueOf(local.Local)?.Unwrap() is not IInvocationOperation { Arguments: { Length: > 1 } given }
            || given.Select(static argument => (argument.Value.Unwrap() as IDelegateCreationOperation)?.Target)
                .OfType<IAnonymousFunctionOperation>().FirstOrDefault() is not { } step)
            yield break;
        var (stream, completion) = StreamOf(launch, given[0].Value);
        foreach (var call in step.Body.Descendants())
        {
            if (ContractCall.Of(call, context.Known) is not { Contract.IsCommunication: true } contract)
                continue;
            foreach (var (path, flight, isHost) in issues.Of(contract))
            {
                if (!isHost && Outside(path, step.Syntax) is { } outside)
                    yield return (outside, new InFlight(launch, stream, flight.Writes, completion, coversEachElement: true));
            }
        }
    }

    // graph.Launch(stream), or on what it was captured from.
    private (StreamIdentity Stream, string? Completion) StreamOf(IInvocationOperation launch, IOperation captured)
    {
        if (launch.Arguments.FirstOrDefault(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue) is { } named)
            return (named.Parameter?.Type.Name == "AcceleratorStream" ? streams.OfCopy(named.Value) : StreamIdentity.Unknown, null);
        return context.Known.IsCommunicator(captured.Unwrap().Type) || context.Known.IsClique(captured.Unwrap().Type)
            ? (streams.OfCommunicator(captured), captured.ReferencedSymbol() is null ? null : captured.Syntax.ToString())
            : (StreamIdentity.Unknown, null);
    }

    // With the indices open that only the lambda knows.
    private static AccessPath? Outside(AccessPath path, SyntaxNode lambda)
    {
        AccessPath? outside = path;
        foreach (var symbol in path.Steps.SelectMany(static step => step.Symbols))
        {
            if (symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == lambda.SyntaxTree && lambda.Span.Contains(reference.Span)))
                outside = outside?.After(symbol);
        }

        return outside;
    }
}
