using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>
/// A communicator known as a certain element of a certain collection, such as <c>clique[0]</c> or <c>comms[i + 1]</c>.
/// </summary>
internal sealed class CommunicatorElement
{
    private readonly ImmutableArray<ISymbol> _collection;
    private readonly ISymbol? _variable;
    private readonly int _offset;
    private readonly bool _isFromEnd;

    private CommunicatorElement(ImmutableArray<ISymbol> collection, ISymbol? variable, int offset, bool isFromEnd)
    {
        _collection = collection;
        _variable = variable;
        _offset = offset;
        _isFromEnd = isFromEnd;
    }

    /// <summary>The name of the collection.</summary>
    public string CollectionName => _collection[_collection.Length - 1].Name;

    /// <summary>The element a communicator is, or <see langword="null"/> where that is not known.</summary>
    public static CommunicatorElement? Of(IOperation communicator, SymbolWrites writes)
    {
        var operation = communicator.Unwrap();
        if (operation is ILocalReferenceOperation local)
            return writes.OnlyValueOf(local.Local) is { } value ? Of(value, writes) : null;
        return ElementAccess.Of(operation) is { } access ? Create(access.Collection, access.Index, writes) : null;
    }

    /// <summary>The communicator that is being made as a certain rank of those that share an id.</summary>
    public static CommunicatorElement? OfRank(IOperation id, IOperation rank, SymbolWrites writes) => Create(id, rank, writes);

    public bool IsOfSameCollection(CommunicatorElement other) =>
        _collection.SequenceEqual(other._collection, SymbolEqualityComparer.Default);

    /// <summary>Whether both are known to be different elements of one collection.</summary>
    public bool DiffersFrom(CommunicatorElement other) =>
        IsOfSameCollection(other)
        && SymbolEqualityComparer.Default.Equals(_variable, other._variable)
        && _isFromEnd == other._isFromEnd
        && _offset != other._offset;

    /// <summary>Whether both are known to be the same element.</summary>
    public bool IsSameAs(CommunicatorElement other) =>
        IsOfSameCollection(other)
        && SymbolEqualityComparer.Default.Equals(_variable, other._variable)
        && _isFromEnd == other._isFromEnd
        && _offset == other._offset;

    private static CommunicatorElement? Create(IOperation collection, IOperation index, SymbolWrites writes)
    {
        var path = ImmutableArray.CreateBuilder<ISymbol>();
        if (!AddPath(collection.Unwrap(), path, writes))
            return null;
        index = index.Unwrap();
        var isFromEnd = index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };
        if (isFromEnd)
            index = ((IUnaryOperation)index).Operand.Unwrap();
        return SplitIndex(index) is var (variable, offset)
            ? new CommunicatorElement(path.ToImmutable(), variable, offset, isFromEnd)
            : null;
    }

    private static bool AddPath(IOperation collection, ImmutableArray<ISymbol>.Builder path, SymbolWrites writes)
    {
        switch (collection)
        {
            case IInstanceReferenceOperation:
                return true;
            case ILocalReferenceOperation local:
                // Another name for a collection is no other collection.
                if (writes.OnlyValueOf(local.Local)?.Unwrap() is { } value
                    && value.ReferencedSymbol() is not null
                    && AddPath(value, path, writes))
                    return true;
                path.Add(local.Local);
                return true;
            case IParameterReferenceOperation parameter:
                path.Add(parameter.Parameter);
                return true;
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { Parameters.IsEmpty: true } } member:
                if (member.Instance is { } instance && !AddPath(instance.Unwrap(), path, writes))
                    return false;
                path.Add(member.Member);
                return true;
            default:
                return false;
        }
    }

    private static (ISymbol? Variable, int Offset)? SplitIndex(IOperation index)
    {
        if (index.ConstantValue is { HasValue: true, Value: int constant })
            return (null, constant);
        if (index is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum
            && sum.RightOperand.ConstantValue is { HasValue: true, Value: int step }
            && sum.LeftOperand.ReferencedSymbol() is { } summand)
            return (summand, sum.OperatorKind == BinaryOperatorKind.Add ? step : -step);
        return index.ReferencedSymbol() is { } variable ? (variable, 0) : null;
    }
}
