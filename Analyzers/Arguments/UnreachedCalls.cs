using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>Tells calls that no rank ever comes to: whatever is given to them does no harm.</summary>
internal static class UnreachedCalls
{
    /// <summary>Whether a condition that has been tested when the operation runs cannot hold: <c>if (comm.Size == 0)</c>.</summary>
    public static bool IsNeverReached(this ValueReader values, IOperation operation)
    {
        foreach (var (comparison, holds) in Conditions.KnownAt(operation))
        {
            if (values.Read(comparison.LeftOperand) is { } left && values.Read(comparison.RightOperand) is { } right
                && IsImpossible(comparison.OperatorKind, holds, left - right))
                return true;
        }

        return false;
    }

    private static bool IsImpossible(BinaryOperatorKind kind, bool holds, Quantity difference) => (kind, holds) switch
    {
        (BinaryOperatorKind.Equals, true) or (BinaryOperatorKind.NotEquals, false) =>
            difference.IsPositive(Minimum.Always) || (-difference).IsPositive(Minimum.Always),
        (BinaryOperatorKind.LessThan, true) or (BinaryOperatorKind.GreaterThanOrEqual, false) => difference.IsAtLeastZero(Minimum.Always),
        (BinaryOperatorKind.LessThanOrEqual, true) or (BinaryOperatorKind.GreaterThan, false) => difference.IsPositive(Minimum.Always),
        (BinaryOperatorKind.GreaterThan, true) or (BinaryOperatorKind.LessThanOrEqual, false) => (-difference).IsAtLeastZero(Minimum.Always),
        (BinaryOperatorKind.GreaterThanOrEqual, true) or (BinaryOperatorKind.LessThan, false) => (-difference).IsPositive(Minimum.Always),
        _ => false,
    };
}
