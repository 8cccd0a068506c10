using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Computes the peer of a transfer for a rank: <c>(rank + 1) % size</c> and its like.</summary>
/// <param name="known">The known types.</param>
/// <param name="writes">What is written where.</param>
/// <param name="index">What picks the communicator out of those of its process, and so is its rank.</param>
internal sealed class PeerFunction(KnownSymbols known, SymbolWrites writes, ISymbol? index)
{
    // Chains of locals longer than this are rare.
    private const int MaxDepth = 16;

    /// <summary>The peer of a rank among so many, or <see langword="null"/> where it depends on anything else.</summary>
    public int? Evaluate(IOperation peer, int rank, int size) => Evaluate(peer.Unwrap(), rank, size, depth: 0);

    private int? Evaluate(IOperation value, int rank, int size, int depth)
    {
        value = value.Unwrap();
        if (depth > MaxDepth)
            return null;
        if (value.ConstantValue is { HasValue: true, Value: int constant })
            return constant;
        if (index is not null && SymbolEqualityComparer.Default.Equals(value.ReferencedSymbol(), index))
            return rank;
        switch (value)
        {
            case IPropertyReferenceOperation { Property.Name: "Rank" } property when known.IsCommunicator(property.Property.ContainingType):
                return rank;
            case IPropertyReferenceOperation { Property.Name: "Size" or "Count" } property when IsDriver(property.Property.ContainingType):
                return size;
            case ILocalReferenceOperation local when writes.OnlyValueOf(local.Local) is { } source:
                return Evaluate(source, rank, size, depth + 1);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus:
                return -Evaluate(minus.Operand, rank, size, depth + 1);
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return Holds(conditional.Condition, rank, size, depth + 1) switch
                {
                    true => Evaluate(conditional.WhenTrue, rank, size, depth + 1),
                    false => Evaluate(otherwise, rank, size, depth + 1),
                    null => null,
                };
            case IBinaryOperation binary:
                return Evaluate(binary.LeftOperand, rank, size, depth + 1) is { } left
                    && Evaluate(binary.RightOperand, rank, size, depth + 1) is { } right
                        ? Compute(binary.OperatorKind, left, right)
                        : null;
            default:
                return value.ReferencedSymbol() is { } symbol ? ByName(symbol, rank, size) : null;
        }
    }

    private bool? Holds(IOperation condition, int rank, int size, int depth) => condition.Unwrap() is IBinaryOperation comparison
        && Evaluate(comparison.LeftOperand, rank, size, depth) is { } left
        && Evaluate(comparison.RightOperand, rank, size, depth) is { } right
            ? comparison.OperatorKind switch
            {
                BinaryOperatorKind.Equals => left == right,
                BinaryOperatorKind.NotEquals => left != right,
                BinaryOperatorKind.LessThan => left < right,
                BinaryOperatorKind.LessThanOrEqual => left <= right,
                BinaryOperatorKind.GreaterThan => left > right,
                BinaryOperatorKind.GreaterThanOrEqual => left >= right,
                _ => null,
            }
            : null;

    private static int? Compute(BinaryOperatorKind kind, int left, int right) => kind switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => left * right,
        BinaryOperatorKind.Divide when right != 0 => left / right,
        BinaryOperatorKind.Remainder when right != 0 => left % right,
        BinaryOperatorKind.ExclusiveOr => left ^ right,
        BinaryOperatorKind.And => left & right,
        BinaryOperatorKind.Or => left | right,
        BinaryOperatorKind.LeftShift => left << right,
        BinaryOperatorKind.RightShift => left >> right,
        _ => null,
    };

    // Raw code carries its rank and the number of ranks in variables of its own; a name is all that tells which is which. Any other
    // one is the same for all ranks, as a distance is: one is as good as another.
    private int? ByName(ISymbol symbol, int rank, int size)
    {
        var name = symbol.Name.TrimStart('_').ToLowerInvariant();
        if (symbol.HasAttribute(known.RankVaryingAttribute) || name is "rank" or "myrank" or "ncclrank" or "me")
            return rank;
        if (name is "size" or "n" or "count" or "ranks" or "nranks" or "numranks" or "rankcount" or "worldsize" or "world" or "ndev")
            return size;
        return name is "step" or "distance" or "offset" or "shift" or "stride" or "hop" or "i" or "k" ? 1 : null;
    }

    private bool IsDriver(ITypeSymbol type) =>
        known.IsCommunicator(type) || known.IsClique(type);
}
