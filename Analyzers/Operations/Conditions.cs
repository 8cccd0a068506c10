using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Operations;

/// <summary>Finds the conditions that have been tested when an operation runs.</summary>
internal static class Conditions
{
    /// <summary>
    /// The comparisons whose outcome is known: those of every <c>if</c> and <c>?:</c> around the operation, and of those before it
    /// that otherwise leave the code they stand in.
    /// </summary>
    public static IEnumerable<(IBinaryOperation Comparison, bool Holds)> KnownAt(IOperation operation) =>
        TestedBefore(operation, countsThrows: true).SelectMany(static tested => Comparisons(tested.Condition, tested.Holds));

    /// <summary>
    /// Whether anything at all decides if the operation runs: a branch around it, or one before it that leaves. A check that throws
    /// decides nothing.
    /// </summary>
    public static bool IsGuarded(IOperation operation)
    {
        if (TestedBefore(operation, countsThrows: false).Any())
            return true;
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation or IWhileLoopOperation
                || current is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr })
                return true;
        }

        return false;
    }

    private static IEnumerable<(IOperation Condition, bool Holds)> TestedBefore(IOperation operation, bool countsThrows)
    {
        var child = operation;
        for (var current = operation.Parent; current is not null; child = current, current = current.Parent)
        {
            if (current is IConditionalOperation conditional && child != conditional.Condition)
                yield return (conditional.Condition, child == conditional.WhenTrue);
            foreach (var statement in current.Statements())
            {
                if (statement == child)
                    break;
                if (statement is not IConditionalOperation earlier)
                    continue;
                if (Leaves(earlier.WhenTrue))
                    yield return (earlier.Condition, false);
                else if (earlier.WhenFalse is { } otherwise && Leaves(otherwise))
                    yield return (earlier.Condition, true);
            }
        }

        bool Leaves(IOperation branch) => branch.LeavesSequence() && (countsThrows || !Throws(branch));
    }

    private static bool Throws(IOperation statement) => statement switch
    {
        IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: { IsEmpty: false } operations } => Throws(operations[operations.Length - 1]),
        _ => false,
    };

    private static IEnumerable<(IBinaryOperation Comparison, bool Holds)> Comparisons(IOperation condition, bool holds) =>
        condition.Unwrap() switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Comparisons(not.Operand, !holds),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => holds ? Both(both, holds) : [],
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => holds ? [] : Both(either, holds),
            IBinaryOperation comparison => [(comparison, holds)],
            _ => [],
        };

    private static IEnumerable<(IBinaryOperation Comparison, bool Holds)> Both(IBinaryOperation operation, bool holds) =>
        Comparisons(operation.LeftOperand, holds).Concat(Comparisons(operation.RightOperand, holds));
}
