using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Tells whether some ranks may come to an operation while others do not.</summary>
internal sealed class RankGuards(KnownSymbols known, IOperation operation)
{
    /// <summary>Whether a condition around the operation, or one before it that leaves, may differ between ranks.</summary>
    /// <param name="isSplitByAnyCase">
    /// Whether any other case of a switch will do for the ranks that do not come; else it has to be one that may send or receive.
    /// </param>
    public bool MaySplit(bool isSplitByAnyCase = true)
    {
        var child = operation;
        for (var current = operation.Parent;
            current is not null and not ILocalFunctionOperation;
            child = current, current = current.Parent)
        {
            if (current is IConditionalOperation conditional && child != conditional.Condition && !IsUniform(conditional.Condition))
                return true;
            if (current is ISwitchExpressionOperation or ICatchClauseOperation
                || (current is ISwitchOperation choice && (isSplitByAnyCase || choice.Cases.Any(other => other != child && MayTransfer(other)))))
                return true;
            if (current.Statements().TakeWhile(statement => statement != child).Any(Splits))
                return true;
        }

        return false;
    }

    /// <summary>Whether a method is called where only some ranks come to: then its ranks are not all there are.</summary>
    public static bool MaySplit(KnownSymbols known, ISymbol member) =>
        member is IMethodSymbol { ContainingType: not null } method
        && new CallerSites(known).Of(method).Any(site => site.Call is null || new RankGuards(known, site.Call).MaySplit());

    private bool MayTransfer(IOperation part) => part.Descendants().OfType<IInvocationOperation>().Any(call =>
        known.Contracts.Of(call.TargetMethod) is { } contract
            ? contract.IsPointToPoint
            : call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
                || known.Effects.Of(call.TargetMethod).Any(static effect => effect.Contract.IsPointToPoint));

    // A throw ends what all ranks do: only leaving in good order lets a rank go elsewhere.
    private bool Splits(IOperation statement) => statement.DescendantsInFunction().Any(inner =>
        inner is IConditionalOperation conditional && !IsUniform(conditional.Condition)
            ? conditional.DescendantsInFunction().Any(static branch => branch is IBranchOperation or IReturnOperation { Kind: OperationKind.Return })
            : inner is ISwitchOperation && inner.DescendantsInFunction().Any(static branch => branch is IReturnOperation));

    private bool IsUniform(IOperation condition) => condition.DescendantsAndSelf().All(inner => inner switch
    {
        { ConstantValue.HasValue: true } or IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation => true,
        IPropertyReferenceOperation property => property.Property.HasValueAttribute(known.UniformAttribute),
        IFieldReferenceOperation field => field.Field.HasValueAttribute(known.UniformAttribute),
        IParameterReferenceOperation parameter => known.IsAnyCommunicator(parameter.Type)
            || parameter.Parameter.HasValueAttribute(known.UniformAttribute),
        ILocalReferenceOperation local => known.IsAnyCommunicator(local.Type) || known.IsClique(local.Type),
        IInstanceReferenceOperation => true,
        _ => false,
    });
}
