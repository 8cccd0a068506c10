using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>Tells which buffers a collective puts in flight, on which stream.</summary>
internal sealed class Issues(FlowContext context, StreamIdentities streams)
{
    // The same object for the same call, however often the flow comes by.
    private readonly Dictionary<(SyntaxNode Call, int Parameter), (AccessPath Path, InFlight Flight, bool IsHost)?> _cache = [];

    private readonly Dictionary<(SyntaxNode Call, string Buffer), InFlight> _stateFlights = [];
    private readonly StateBuffers _states = new(context);
    private readonly BucketBuffers _buckets = new(context, streams);

    /// <summary>The buffers, each with the collective as the rules see it.</summary>
    public IEnumerable<(AccessPath Path, InFlight Flight, bool IsHost)> Of(ContractCall call)
    {
        if (!call.Contract.IsCommunication
            || (!KnownLibraries.Owns(call.Operation.TargetMethod) && WaitingMethods.Of(context.Known).MayWait(call.Operation.TargetMethod)))
            yield break;
        foreach (var (path, writes) in _states.Of(call.Operation))
        {
            var key = (call.Operation.Syntax, $"{path.Name}");
            if (!_stateFlights.TryGetValue(key, out var flight))
                _stateFlights[key] = flight = OfState(call, writes);
            yield return (path, flight, IsHost: false);
        }

        foreach (var (path, flight) in _buckets.Of(call))
            yield return (path, flight, IsHost: false);
        foreach (var argument in call.Operation.Arguments)
        {
            if (argument.Parameter is not { } parameter || argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            var key = (call.Operation.Syntax, parameter.Ordinal);
            if (!_cache.TryGetValue(key, out var issue))
                _cache[key] = issue = Read(call, argument, parameter);
            if (issue is { } found)
                yield return found;
        }
    }

    private (AccessPath Path, InFlight Flight, bool IsHost)? Read(ContractCall call, IArgumentOperation argument, IParameterSymbol parameter)
    {
        var role = call.Contract.RoleOf(parameter.OriginalDefinition);
        var kind = context.Known.Buffers.Read(parameter.Type)?.Kind;
        var isNative = call.Contract.IsNative && role is ParameterRole.Send or ParameterRole.Recv or ParameterRole.Buffer;
        if ((kind is null && !isNative) || context.Paths.Of(argument.Value) is not { } path)
            return null;

        var communicator = call.Communicators().FirstOrDefault();
        var stream = streams.Of(call.Argument(ParameterRole.Stream)?.Value, communicator);
        var writes = role != ParameterRole.Send && call.Kind != CallKind.Send;
        var completion = stream.Kind switch
        {
            StreamKind.Communicator when !call.Contract.IsNative => CompletionOf(communicator),
            StreamKind.Made when !call.Contract.IsNative => stream.Path!.Name,
            _ => null,
        };
        return (path, new InFlight(call.Operation, stream, writes, completion), kind is not (null or BufferKind.Device));
    }

    private InFlight OfState(ContractCall call, bool writes)
    {
        var driver = call.Communicators().FirstOrDefault()
            ?? call.Operation.Arguments.Select(static argument => argument.Value).FirstOrDefault(value => context.Known.IsClique(value.Type));
        var stream = streams.Of(call.Argument(ParameterRole.Stream)?.Value, driver);
        var completion = stream.Kind == StreamKind.Communicator ? CompletionOf(driver) : stream.Path?.Name;
        return new InFlight(call.Operation, stream, writes, completion, coversEachElement: true);
    }

    // One rank of a clique is waited for by waiting for the clique: the loop variable is gone by then.
    private static string? CompletionOf(IOperation? communicator) => communicator switch
    {
        ILocalReferenceOperation local when local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ForEachStatementSyntax loop =>
            loop.Expression.ToString(),
        IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } clique } => clique.Syntax.ToString(),
        null => null,
        _ => communicator.ReferencedSymbol() is null ? null : communicator.Syntax.ToString(),
    };
}
