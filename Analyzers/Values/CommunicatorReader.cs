using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Values;

/// <summary>Reads what is known of a communicator: how many ranks it has, and which one it is.</summary>
internal sealed class CommunicatorReader(BodyIndex body, PathReader paths, Func<IOperation, Quantity?> readNumber)
{
    /// <summary>The number of ranks of a communicator.</summary>
    public Quantity? SizeOf(IOperation communicator)
    {
        var made = Follow(communicator);
        if (CliqueOf(made) is { } clique)
            return SizeOfClique(clique);
        if (Made(made) is { } call)
            return SizeIn(call) ?? Named(communicator);
        if (SymbolEqualityComparer.Default.Equals(made.Type, body.Known.NcclComm) && BaseOf(made) is { } symbol)
            return SizeOfNative(symbol);
        return Named(communicator);
    }

    /// <summary>The number of ranks of a clique.</summary>
    public Quantity? SizeOfClique(IOperation clique) => (Made(clique) is { } call ? SizeIn(call) : null) ?? Named(clique);

    /// <summary>The rank.</summary>
    public Quantity? RankOf(IOperation communicator)
    {
        var made = Follow(communicator);
        if (CliqueOf(made) is not null && made.AsElement() is var (_, index))
            return readNumber(index);
        if (made.AsElement() is var (_, place) && BaseOf(made) is { } symbol && NativeInitializationsOf(symbol).Any(static call => call.Kind == CallKind.InitAll))
            return readNumber(place);
        return paths.Read(communicator) is { } path ? Quantity.Of(new Atom(AtomKind.Rank, path)) : null;
    }

    /// <summary>The clique that a communicator is an element of.</summary>
    public IOperation? CliqueOf(IOperation communicator)
    {
        var collection = Follow(communicator) switch
        {
            ILocalReferenceOperation { Local: var local } when body.LoopOf(local) is { } loop => loop.Collection.Unwrap(),
            var made => made.AsElement()?.Collection.Unwrap(),
        };
        return SymbolEqualityComparer.Default.Equals(collection?.Type, body.Known.Clique) ? collection : null;
    }

    /// <summary>The call that made a communicator or clique, if it is in this body.</summary>
    public ContractCall? Made(IOperation operation)
    {
        operation = Follow(operation);
        if (operation is IAwaitOperation wait)
            operation = wait.Operation.Unwrap();
        return ContractCall.Of(operation, body.Known) is { Kind: CallKind.Init or CallKind.InitAll } call ? call : null;
    }

    /// <summary>The variable that holds a native communicator, or the array of them.</summary>
    public ISymbol? BaseOf(IOperation operation)
    {
        operation = operation.Unwrap();
        switch (operation)
        {
            case IAddressOfOperation address:
                return BaseOf(address.Reference);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, Type: IPointerTypeSymbol } moved:
                return BaseOf(moved.LeftOperand);
            case ILocalReferenceOperation { Local: var local } when body.ValueOf(local) is { } value && BaseOf(value) is { } origin:
                return origin;
            default:
                return operation.AsElement() is var (collection, _) ? BaseOf(collection) : operation.ReferencedSymbol();
        }
    }

    // By where it comes from: the communicators of one clique share their number.
    private Quantity? Named(IOperation communicator) =>
        paths.Read(communicator) is { } path ? Quantity.Of(new Atom(AtomKind.Size, path)) : null;

    private IOperation Follow(IOperation operation)
    {
        for (var depth = 0; depth < 8; depth++)
        {
            operation = operation.Unwrap();
            if (operation is not ILocalReferenceOperation { Local: var local } || body.ValueOf(local) is not { } value)
                break;
            operation = value;
        }

        return operation.Unwrap();
    }

    private Quantity? SizeOfNative(ISymbol symbol)
    {
        Quantity? size = null;
        foreach (var call in NativeInitializationsOf(symbol))
        {
            // Made in two ways, on two branches perhaps: then nothing is known.
            if (SizeIn(call) is not { } found || (size is not null && !size.IsSameAs(found)))
                return null;
            size = found;
        }

        return size ?? Quantity.Of(new Atom(AtomKind.Size, SymbolPath.This.Add(symbol)));
    }

    private IEnumerable<ContractCall> NativeInitializationsOf(ISymbol symbol) => body.NativeInitializations.Where(call =>
        call.Operation.Arguments.Length > 0
        && SymbolEqualityComparer.Default.Equals(BaseOf(call.Operation.Arguments[0].Value), symbol));

    private Quantity? SizeIn(ContractCall call)
    {
        var count = call.Kind == CallKind.InitAll ? call.Argument(ParameterRole.Count) : null;
        if ((call.Argument(ParameterRole.Size) ?? count) is { } size)
            return readNumber(size.Value);
        return call.Argument(ParameterRole.Devices) is { } devices && Literals.ElementsOf(devices.Value) is { } elements
            ? elements.Count
            : null;
    }
}
