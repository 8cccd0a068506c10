using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>
/// Finds the methods of the compilation that call a delegate they are given for one communicator after the other, on their own thread and
/// without a group: <c>static void Each(CommunicatorClique clique, Action&lt;Communicator&gt; call) { foreach (var comm in clique) call(comm); }</c>.
/// </summary>
internal sealed class CallbackLoops(KnownSymbols known)
{
    private readonly ConcurrentDictionary<IParameterSymbol, bool> _cache = new(SymbolEqualityComparer.Default);

    /// <summary>The call that runs a lambda for each communicator in turn.</summary>
    public IInvocationOperation? CallOf(IAnonymousFunctionOperation lambda)
    {
        if (Repetition.FindSequentialCall(lambda) is { } call)
            return call;
        var parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation)
            parent = parent.Parent;
        return parent is IArgumentOperation { Parameter.OriginalDefinition: { } parameter, Parent: IInvocationOperation given }
            && lambda.Symbol.Parameters.Any(element => known.IsAnyCommunicator(element.Type))
            && _cache.GetOrAdd(parameter, IsCalledInTurn)
                ? given
                : null;
    }

    private bool IsCalledInTurn(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } method
            || known.Bodies.Of(method) is not { } body)
            return false;
        var writes = new SymbolWrites([body]);
        var scopes = new GroupScopes(known, [body]);
        return writes.To(parameter).Count == 0 && body.DescendantsInFunction().OfType<IInvocationOperation>().Any(call =>
            call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
            && SymbolEqualityComparer.Default.Equals(call.Instance?.ReferencedSymbol(), parameter)
            && Repetition.Around(call).Any(repetition => IsOther(call, new ElementVariance(known, writes, repetition))
                && scopes.Outermost(repetition.Node) is null));
    }

    private bool IsOther(IInvocationOperation call, ElementVariance variance) =>
        call.Arguments.Any(argument => known.IsAnyCommunicator(argument.Value.Type) && variance.IsOtherCommunicator(argument.Value));
}
