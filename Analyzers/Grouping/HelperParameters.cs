using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Finds the parameters that decide on which communicator a method, local function or lambda issues its calls.</summary>
internal sealed class HelperParameters(KnownSymbols known)
{
    // Longer chains of helpers than this are rare, and each link costs a look at a body.
    private const int MaxDepth = 4;

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<HelperParameter>> _cache = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the call may be one of a helper: of the same project, with arguments and with communicators at hand.</summary>
    public bool MayBeHelper(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return !call.Arguments.IsEmpty && method.MethodKind switch
        {
            MethodKind.DelegateInvoke => call.Instance is ILocalReferenceOperation,
            MethodKind.LocalFunction => true,
            _ => !method.DeclaringSyntaxReferences.IsEmpty
                && (known.Communicators.Reaches(method.OriginalDefinition) || known.Communicators.Mentions(method.ReturnType)),
        };
    }

    /// <summary>The parameters of what a call without a contract calls.</summary>
    public ImmutableArray<HelperParameter> Of(IInvocationOperation call, SymbolWrites writes) => Of(call, writes, depth: 0);

    private ImmutableArray<HelperParameter> Of(IInvocationOperation call, SymbolWrites writes, int depth)
    {
        if (!MayBeHelper(call) || depth > MaxDepth)
            return [];
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
            return OfDelegate(call, writes, depth);
        return OfMethod(call.TargetMethod.OriginalDefinition, call.Parent is IAwaitOperation, depth);
    }

    private ImmutableArray<HelperParameter> OfDelegate(IInvocationOperation call, SymbolWrites writes, int depth)
    {
        if (call.Instance?.Unwrap() is not ILocalReferenceOperation local
            || writes.OnlyValueOf(local.Local)?.Unwrap() is not IDelegateCreationOperation creation)
            return [];
        return creation.Target switch
        {
            IAnonymousFunctionOperation lambda => Compute(lambda.Body, lambda.Symbol, writes, call.Parent is IAwaitOperation, depth),
            IMethodReferenceOperation reference => OfMethod(reference.Method.OriginalDefinition, call.Parent is IAwaitOperation, depth),
            _ => [],
        };
    }

    private ImmutableArray<HelperParameter> OfMethod(IMethodSymbol method, bool isAwaited, int depth)
    {
        // Cheap first: the effects are kept for all rules.
        if (!known.Effects.Of(method).Any(static effect => effect.Contract.IsCommunication || effect.Contract.IsCollective))
            return [];
        if (_cache.TryGetValue(method, out var cached))
            return cached;
        var parameters = known.Bodies.Of(method) is { } body
            ? Compute(body, method, new SymbolWrites([body]), isAwaited, depth)
            : [];
        return method.IsAsync || depth > 0 ? parameters : _cache.GetOrAdd(method, parameters);
    }

    private ImmutableArray<HelperParameter> Compute(
        IOperation body, IMethodSymbol method, SymbolWrites writes, bool isAwaited, int depth)
    {
        var calls = IssuedByCaller(body, method, isAwaited).OfType<IInvocationOperation>().ToImmutableArray();
        var found = ImmutableArray.CreateBuilder<HelperParameter>();
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
                continue;
            var repetition = Repetition.OfFunction(body, parameter);
            var variance = new ElementVariance(known, writes, repetition);
            foreach (var call in calls)
            {
                if (Issued(call, variance, writes, depth) is { } issued && !RoundGuards.RunsOnce(call, repetition, variance.Varies))
                {
                    found.Add(new HelperParameter(parameter, issued));
                    break;
                }
            }
        }

        return found.ToImmutable();
    }

    private IInvocationOperation? Issued(IInvocationOperation call, ElementVariance variance, SymbolWrites writes, int depth)
    {
        if (known.Contracts.Of(call.TargetMethod) is not null)
        {
            return new IssuingCalls(known).Of(call, writes) is { } issuing
                && issuing.Communicators.Any(choice => choice.IsOther(variance)) ? call : null;
        }

        foreach (var inner in Of(call, writes, depth + 1))
        {
            var value = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == inner.Parameter.Ordinal)?.Value;
            if (value is not null
                && (known.IsAnyCommunicator(inner.Parameter.Type) ? variance.IsOtherCommunicator(value) : variance.Varies(value)))
                return inner.Issued;
        }

        return null;
    }

    // What runs on the caller's thread before the call returns: not what another function or a task does, nor what follows an
    // await that the caller does not wait for.
    private static IEnumerable<IOperation> IssuedByCaller(IOperation body, IMethodSymbol method, bool isAwaited)
    {
        var operations = body.DescendantsInFunction().ToList();
        if (operations.Any(static operation => operation is IReturnOperation { Kind: OperationKind.YieldReturn }))
            return [];
        if (!method.IsAsync || isAwaited)
            return operations;
        var end = operations.OfType<IAwaitOperation>().Select(static wait => wait.Syntax.Span.End).DefaultIfEmpty(int.MaxValue).Min();
        return operations.Where(operation => operation.Syntax.Span.End <= end);
    }
}
