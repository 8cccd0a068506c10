using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Finds transfers in a loop over all ranks: <c>for (int peer = 0; peer &lt; comm.Size; peer++)</c>.</summary>
internal sealed class PeerRounds(KnownSymbols known, SymbolWrites writes)
{
    /// <summary>The variable that holds the peer, where in one of the rounds it is sure to be the rank itself.</summary>
    public ILocalSymbol? SelfMetBy(ContractCall call)
    {
        if (call.Argument(ParameterRole.Peer)?.Value.Unwrap() is not ILocalReferenceOperation { Local: var peer }
            || LoopAround(call.Operation) is not { } loop
            || writes.To(peer) is not { Count: 2 } changes
            || changes[0].Value?.ConstantValue is not { HasValue: true, Value: 0 }
            || !changes[1].IsStep
            || !loop.AtLoopBottom.Any(changes[1].Node.IsWithin)
            || changes[1].Node is not IIncrementOrDecrementOperation { Kind: OperationKind.Increment })
            return null;
        return loop.Condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan } condition
            && SymbolEqualityComparer.Default.Equals(condition.LeftOperand.ReferencedSymbol(), peer)
            && IsNumberOfRanks(condition.RightOperand, call)
                ? peer
                : null;
    }

    // Only where no condition stands between the loop and the call.
    private static IForLoopOperation? LoopAround(IOperation call)
    {
        var child = call;
        for (var current = call.Parent; current is not null; child = current, current = current.Parent)
        {
            if (current is IForLoopOperation loop)
                return loop.Body == child ? loop : null;
            if (current is not (IBlockOperation or IExpressionStatementOperation or IArgumentOperation or IInvocationOperation)
                || current.Statements().TakeWhile(statement => statement != child).Any(MayLeave))
                return null;
        }

        return null;
    }

    private static bool MayLeave(IOperation statement) =>
        statement.DescendantsInFunction().Any(static inner => inner is IBranchOperation or IReturnOperation or IThrowOperation);

    private bool IsNumberOfRanks(IOperation bound, ContractCall call)
    {
        if (bound.Unwrap() is ILocalReferenceOperation local && writes.OnlyValueOf(local.Local) is { } value)
            bound = value;
        return bound.Unwrap() is IPropertyReferenceOperation { Property.Name: "Size", Instance: { } instance } property
            && known.IsCommunicator(property.Property.ContainingType)
            && call.Communicators().FirstOrDefault()?.ReferencedSymbol() is { } communicator
            && SymbolEqualityComparer.Default.Equals(communicator, instance.ReferencedSymbol());
    }
}
