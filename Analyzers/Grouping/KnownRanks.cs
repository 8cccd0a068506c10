using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Tells which rank a communicator is, where the source says: <c>clique[1]</c> of a clique that holds all ranks.</summary>
internal sealed class KnownRanks(KnownSymbols known, SymbolWrites writes)
{
    // Longer chains of names than this are rare.
    private const int MaxDepth = 4;

    /// <summary>The rank, or <see langword="null"/> where it is not known.</summary>
    public int? Of(IOperation communicator) => Of(communicator.Unwrap(), depth: 0);

    private int? Of(IOperation communicator, int depth)
    {
        if (depth > MaxDepth)
            return null;
        switch (communicator)
        {
            case IPropertyReferenceOperation { Arguments: { Length: 1 } indices, Instance: { } clique }
                when indices[0].Value.ConstantValue is { HasValue: true, Value: int index } && known.IsClique(clique.Type) && HoldsAllRanks(clique.Unwrap()):
                return index;
            case IPropertyReferenceOperation { Arguments.IsEmpty: true, Property.GetMethod: { } getter }:
                return ReturnedBy(getter) is { } returned ? Of(returned.Unwrap(), depth + 1) : null;
            case ILocalReferenceOperation local when writes.OnlyValueOf(local.Local) is { } value:
                return Of(value.Unwrap(), depth + 1);
            default:
                return null;
        }
    }

    private bool HoldsAllRanks(IOperation clique) => clique switch
    {
        ILocalReferenceOperation local => writes.OnlyValueOf(local.Local) is { } value && IsInitAll(value),
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } =>
            known.Bodies.OfInitializer(field) is IFieldInitializerOperation { Value: var value } && IsInitAll(value),
        _ => false,
    };

    private bool IsInitAll(IOperation value) => ContractCall.Of(value.Unwrap(), known) is { Kind: CallKind.InitAll };

    // => _clique[1]
    private IOperation? ReturnedBy(IMethodSymbol getter) =>
        known.Bodies.Of(getter)?.Descendants().OfType<IReturnOperation>().ToList() is { Count: 1 } returns ? returns[0].ReturnedValue : null;
}
