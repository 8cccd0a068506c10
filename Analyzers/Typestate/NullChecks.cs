using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>Recognizes the conditions that ask for null.</summary>
internal static class NullChecks
{
    /// <summary>What is null where a block's condition came to a value.</summary>
    public static IOperation? NullOn(BasicBlock block, bool value) => block.BranchValue is { } condition ? NullOn(condition, value) : null;

    private static IOperation? NullOn(IOperation condition, bool value) => condition.Unwrap() switch
    {
        IIsNullOperation check when value => check.Operand,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => NullOn(not.Operand, !value),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand: var right } equal when value && IsNull(right) => equal.LeftOperand,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, RightOperand: var right } unequal when !value && IsNull(right) =>
            unequal.LeftOperand,
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } isNull when value && IsNull(constant) => isNull.Value,
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } } isNot
            when !value && IsNull(constant) => isNot.Value,
        _ => null,
    };

    private static bool IsNull(IOperation operation) => operation.Unwrap().ConstantValue is { HasValue: true, Value: null };
}
