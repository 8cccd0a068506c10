using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Operations;

/// <summary>Finds out whether something in a loop runs in one of its rounds only.</summary>
internal static class RoundGuards
{
    /// <summary>
    /// Whether the loop is left after the operation, or a condition picks one element: <c>if (i == k)</c>,
    /// <c>if (i != k) continue;</c>.
    /// </summary>
    public static bool RunsOnce(IOperation operation, Repetition repetition, Func<IOperation, bool> varies)
    {
        var child = operation;
        for (var current = operation.Parent;
            current is not null && child != repetition.Node;
            child = current, current = current.Parent)
        {
            if (current is IConditionalOperation conditional && conditional.WhenTrue == child
                && Picks(conditional.Condition, BinaryOperatorKind.Equals, varies))
                return true;

            var statements = current.Statements();
            var position = statements.IndexOf(child);
            for (var i = 0; i < statements.Count && position >= 0; i++)
            {
                if (i < position ? SkipsOthers(statements[i], varies) : i > position && Leaves(statements[i], repetition))
                    return true;
            }
        }

        return false;
    }

    private static bool SkipsOthers(IOperation statement, Func<IOperation, bool> varies) =>
        statement is IConditionalOperation { WhenFalse: null } conditional
        && conditional.WhenTrue.LeavesSequence()
        && Picks(conditional.Condition, BinaryOperatorKind.NotEquals, varies);

    private static bool Leaves(IOperation statement, Repetition repetition) => statement switch
    {
        IBranchOperation { BranchKind: BranchKind.Break } branch =>
            repetition.Node is ILoopOperation loop && SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel),
        IReturnOperation { Kind: OperationKind.Return } =>
            repetition.Node is ILoopOperation && statement.Function() == repetition.Node.Function(),
        IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };

    private static bool Picks(IOperation condition, BinaryOperatorKind comparison, Func<IOperation, bool> varies) =>
        condition.Unwrap() switch
        {
            IBinaryOperation binary when binary.OperatorKind == comparison =>
                varies(binary.LeftOperand) != varies(binary.RightOperand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both
                when comparison == BinaryOperatorKind.Equals =>
                    Picks(both.LeftOperand, comparison, varies) || Picks(both.RightOperand, comparison, varies),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either
                when comparison == BinaryOperatorKind.NotEquals =>
                    Picks(either.LeftOperand, comparison, varies) || Picks(either.RightOperand, comparison, varies),
            _ => false,
        };

    private static int IndexOf(this IReadOnlyList<IOperation> statements, IOperation statement)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i] == statement)
                return i;
        }

        return -1;
    }
}
