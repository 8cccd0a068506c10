using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Generation;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>Tells which buffers a generated method of a bucket hands to its exchange: its name says so, and how the bucket was made.</summary>
internal sealed class BucketBuffers(FlowContext context, StreamIdentities streams)
{
    private const string Prefix = "Ready";

    private readonly OnlyCreations _creations = new(context);
    private readonly Dictionary<SyntaxNode, (AccessPath Path, InFlight Flight)[]> _cache = [];

    public IReadOnlyList<(AccessPath Path, InFlight Flight)> Of(ContractCall call)
    {
        if (!_cache.TryGetValue(call.Operation.Syntax, out var found))
            _cache[call.Operation.Syntax] = found = [.. Read(call.Operation)];
        return found;
    }

    private IEnumerable<(AccessPath Path, InFlight Flight)> Read(IInvocationOperation call)
    {
        if (call.Instance is not { } bucket || context.Known.Buckets.StateOf(bucket.Type) is not { } state
            || MemberOf(state, call.TargetMethod.Name) is not { } member
            || _creations.Of(bucket) is not { Arguments.Length: >= 2 } made
            || !context.Known.Buckets.IsExchange(Argument(made, 0).Type) || context.Paths.Of(Argument(made, 0)) is not { } exchange)
            yield break;
        var (computing, completion) = ComputingStreamOf(_creations.Of(Argument(made, 0)));
        var flight = new InFlight(
            call, new StreamIdentity(StreamKind.Exchange, exchange), writes: true, completion, coversEachElement: true, computing);
        foreach (var path in PathsOf(Argument(made, 1)))
            yield return (path.Append(PathStep.Member(member)), flight);
    }

    private ISymbol? MemberOf(ITypeSymbol state, string method) => !method.StartsWith(Prefix, StringComparison.Ordinal)
        ? null
        : state.GetMembers().FirstOrDefault(member =>
            member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }
            && string.Equals(method.Substring(Prefix.Length), member.Name.TrimStart('_'), StringComparison.OrdinalIgnoreCase)
            && BufferAnnotation.Of(member, context.Known).Any(static annotation => annotation.Bucket is not null));

    // [replica], [.. replicas], replicas
    private IEnumerable<AccessPath> PathsOf(IOperation states)
    {
        switch (states.Unwrap())
        {
            case ICollectionExpressionOperation collection:
                return collection.Elements.SelectMany(element => element is ISpreadOperation spread ? PathsOf(spread.Operand) : PathOf(element));
            case IArrayCreationOperation { Initializer: { } initializer }:
                return initializer.ElementValues.SelectMany(PathOf);
            default:
                return PathOf(states).Select(static path => path.Append(PathStep.AnyIndex));
        }
    }

    private IEnumerable<AccessPath> PathOf(IOperation state) => context.Paths.Of(state) is { } path ? [path] : [];

    /// <summary>The stream that waits for the exchange, and what waits for it: unless others are named, the communicators'.</summary>
    private (StreamIdentity Stream, string? Completion) ComputingStreamOf(IObjectCreationOperation? exchange)
    {
        if (exchange is null || !IsOnTheirStreams(exchange))
            return (StreamIdentity.Unknown, null);
        var driver = Argument(exchange, 0);
        return (streams.OfCommunicator(driver), driver.ReferencedSymbol() is null ? null : driver.Syntax.ToString());
    }

    private bool IsOnTheirStreams(IObjectCreationOperation exchange) =>
        exchange.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 1) is not { ArgumentKind: not ArgumentKind.DefaultValue } options
        || options.Value.ConstantValue is { HasValue: true, Value: null }
        || (_creations.Of(options.Value) is { } made && made.Initializer?.Initializers.Any(static set =>
            set is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ComputeStreams" } }) != true);

    private static IOperation Argument(IObjectCreationOperation creation, int ordinal) =>
        creation.Arguments.First(argument => argument.Parameter?.Ordinal == ordinal).Value;
}
