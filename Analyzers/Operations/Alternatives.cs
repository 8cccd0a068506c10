using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Operations;

/// <summary>Finds out whether of two operations only one can run.</summary>
internal static class Alternatives
{
    /// <summary>Whether no run of the code comes to both; the earlier one is given first.</summary>
    public static bool Exclude(IOperation first, IOperation second)
    {
        var common = first;
        while (!second.IsWithin(common))
        {
            if (common.Parent is not { } parent)
                return false;
            common = parent;
        }

        if (common == first)
            return false;
        var one = first.ChildOn(common);
        var other = second.ChildOn(common);
        return common switch
        {
            IConditionalOperation conditional => one != conditional.Condition,
            ISwitchOperation => one is ISwitchCaseOperation,
            ISwitchExpressionOperation => one is ISwitchExpressionArmOperation,
            ITryOperation => one is ICatchClauseOperation || other is ICatchClauseOperation,
            _ => LeavesBefore(first, common) || AreGuardedApart(first, second, common),
        };
    }

    private static bool LeavesBefore(IOperation operation, IOperation ancestor)
    {
        var child = operation;
        for (var current = operation.Parent;
            current is not null && current != ancestor;
            child = current, current = current.Parent)
        {
            var isPast = false;
            foreach (var statement in current.Statements())
            {
                if (isPast && statement.LeavesSequence() && !StaysWithin(statement, ancestor))
                    return true;
                isPast |= statement == child;
            }
        }

        return false;
    }

    // A break or continue goes no further than its loop.
    private static bool StaysWithin(IOperation statement, IOperation ancestor)
    {
        if (statement is not IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue })
            return false;
        for (var current = statement.Parent; current is not null && current != ancestor; current = current.Parent)
        {
            if (current is ILoopOperation or ISwitchOperation)
                return true;
        }

        return false;
    }

    // if (rank == 0) ... if (rank == 1) ...
    private static bool AreGuardedApart(IOperation first, IOperation second, IOperation common)
    {
        foreach (var (subject, value) in Equalities(first, common))
        {
            foreach (var (otherSubject, otherValue) in Equalities(second, common))
            {
                if (!Equals(value, otherValue) && SyntaxFactory.AreEquivalent(subject.Syntax, otherSubject.Syntax))
                    return true;
            }
        }

        return false;
    }

    private static IEnumerable<(IOperation Subject, object? Value)> Equalities(IOperation operation, IOperation ancestor)
    {
        var child = operation;
        for (var current = operation.Parent;
            current is not null && current != ancestor;
            child = current, current = current.Parent)
        {
            if (current is not IConditionalOperation conditional || conditional.WhenTrue != child
                || conditional.Condition is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality)
                continue;
            if (equality.RightOperand.ConstantValue is { HasValue: true } right)
                yield return (equality.LeftOperand, right.Value);
            else if (equality.LeftOperand.ConstantValue is { HasValue: true } left)
                yield return (equality.RightOperand, left.Value);
        }
    }
}
