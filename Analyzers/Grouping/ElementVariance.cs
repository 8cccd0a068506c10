using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Tells whether a communicator is another element of a sequence in each round of a repetition.</summary>
internal sealed class ElementVariance(KnownSymbols known, SymbolWrites writes, Repetition repetition)
{
    private readonly HashSet<ISymbol> _visiting = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the operation gives another communicator in each round.</summary>
    public bool IsOtherCommunicator(IOperation communicator)
    {
        var operation = communicator.Unwrap();
        if (ElementAccess.Of(operation) is { } access)
            return Varies(access.Index);
        switch (operation)
        {
            case IAddressOfOperation address:
                return IsOtherCommunicator(address.Reference);
            case IBinaryOperation { Type.TypeKind: TypeKind.Pointer } sum:
                return Varies(sum);
            case IInvocationOperation call when PicksElement(call.TargetMethod):
                return call.Arguments.Skip(1).Any(argument => Varies(argument.Value));
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return IsOtherCommunicator(conditional.WhenTrue) || IsOtherCommunicator(whenFalse);
            case ICoalesceOperation coalesce:
                return IsOtherCommunicator(coalesce.Value);
            case IPropertyReferenceOperation { Property.Name: "Current", Instance: { } enumerator }:
                return IsMovedOn(enumerator);
            case IPropertyReferenceOperation { Instance: { } pair }:
                return IsElementPair(pair);
            case IFieldReferenceOperation { Instance: { } pair }:
                return IsElementPair(pair);
            case ILocalReferenceOperation local:
                return IsElement(local.Local) || IsAssignedOther(local.Local);
            case IParameterReferenceOperation parameter:
                return IsElement(parameter.Parameter) || IsAssignedOther(parameter.Parameter);
            default:
                return false;
        }
    }

    /// <summary>Whether the value is made of something that changes from round to round.</summary>
    public bool Varies(IOperation value) => value.DescendantsAndSelf().Any(operation => operation switch
    {
        IIncrementOrDecrementOperation or ICompoundAssignmentOperation => true,
        _ => operation.ReferencedSymbol() is { } symbol && Varies(symbol),
    });

    // ElementAt(i), First(c => c.Rank == i): any other method may well return the same communicator each time.
    private static bool PicksElement(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } }
        && method.Name is "ElementAt" or "ElementAtOrDefault" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault";

    private bool Varies(ISymbol symbol)
    {
        if (IsElement(symbol))
            return true;
        if (!_visiting.Add(symbol))
            return false;
        try
        {
            return writes.To(symbol).Any(write =>
                repetition.Repeats(write.Node) && (write.IsStep || (write.Value is { } value && DependsOnRound(symbol, value))));
        }
        finally
        {
            _visiting.Remove(symbol);
        }
    }

    private bool DependsOnRound(ISymbol written, IOperation value) =>
        Varies(value) || value.DescendantsAndSelf().Any(operation =>
            SymbolEqualityComparer.Default.Equals(operation.ReferencedSymbol(), written));

    private bool IsElement(ISymbol symbol) => repetition.Elements.Contains(symbol, SymbolEqualityComparer.Default);

    private bool IsAssignedOther(ISymbol symbol)
    {
        if (!_visiting.Add(symbol))
            return false;
        try
        {
            return writes.To(symbol).Any(write =>
                repetition.Repeats(write.Node) && write.Value is { } value && IsOtherCommunicator(value));
        }
        finally
        {
            _visiting.Remove(symbol);
        }
    }

    // A tuple or a key and value that the sequence itself consists of. A communicator that hangs on an object of any
    // other kind may be one and the same for all of them, as in a list of layers.
    private bool IsElementPair(IOperation operation) =>
        operation.ReferencedSymbol() is { } symbol
        && IsElement(symbol)
        && operation.Type is INamedTypeSymbol { IsGenericType: true } type
        && (type.IsTupleType || type.Name == nameof(KeyValuePair<,>))
        && type.TypeArguments.Any(known.IsAnyCommunicator);

    private bool IsMovedOn(IOperation enumerator) =>
        enumerator.ReferencedSymbol() is { } symbol
        && repetition.Node.DescendantsAndSelf().Any(operation =>
            operation is IInvocationOperation { TargetMethod.Name: "MoveNext", Instance: { } moved }
            && SymbolEqualityComparer.Default.Equals(moved.ReferencedSymbol(), symbol));
}
