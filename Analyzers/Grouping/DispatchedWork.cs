using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Tells whether a delegate issues calls that communicate.</summary>
internal sealed class DispatchedWork(KnownSymbols known, SymbolWrites writes)
{
    /// <summary>The name of a call that the delegate makes, if it makes one.</summary>
    public string? FindCommunication(IOperation work)
    {
        var value = work.Unwrap();
        if (value is ILocalReferenceOperation local)
            value = writes.OnlyValueOf(local.Local)?.Unwrap();
        return (value as IDelegateCreationOperation)?.Target switch
        {
            IAnonymousFunctionOperation lambda => lambda.Body.Descendants().Select(OfOperation).FirstOrDefault(static name => name is not null),
            IMethodReferenceOperation reference => OfMethod(reference.Method),
            _ => null,
        };
    }

    private string? OfOperation(IOperation operation) => operation is IInvocationOperation call ? OfMethod(call.TargetMethod) : null;

    private string? OfMethod(IMethodSymbol method) => known.Contracts.Of(method) switch
    {
        { } contract => IsPartOfGroup(contract) ? method.Name : null,
        null => known.Effects.Of(method).FirstOrDefault(static effect => IsPartOfGroup(effect.Contract))?.Contract.Operation,
    };

    private static bool IsPartOfGroup(CallContract contract) => contract.IsCommunication || contract.IsMaking;
}
