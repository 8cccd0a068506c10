using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Values;

/// <summary>What a member's body does to its variables, found in one pass.</summary>
internal sealed class BodyIndex
{
    private readonly Dictionary<ISymbol, IForEachLoopOperation> _loops = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IAddressOfOperation>> _addresses = new(SymbolEqualityComparer.Default);
    private readonly List<ContractCall> _initializations = [];

    public BodyIndex(ImmutableArray<IOperation> blocks, KnownSymbols known)
    {
        Known = known;
        Writes = new SymbolWrites(blocks);
        foreach (var operation in blocks.SelectMany(static block => block.DescendantsAndSelf()))
            Collect(operation);
    }

    public KnownSymbols Known { get; }

    public SymbolWrites Writes { get; }

    /// <summary>The calls of the native library that make communicators.</summary>
    public IReadOnlyList<ContractCall> NativeInitializations => _initializations;

    /// <summary>The loop whose elements a variable goes through.</summary>
    public IForEachLoopOperation? LoopOf(ISymbol variable) => _loops.TryGetValue(variable, out var loop) ? loop : null;

    /// <summary>Where a variable's address is taken: it may be written through it.</summary>
    public IReadOnlyList<IAddressOfOperation> AddressesOf(ISymbol variable) =>
        _addresses.TryGetValue(variable, out var addresses) ? addresses : [];

    /// <summary>The call that a variable's address is given to, if it is given to one only and to nothing else.</summary>
    public IInvocationOperation? OnlyFilledBy(ISymbol variable) =>
        AddressesOf(variable) is { Count: 1 } addresses ? addresses[0].Parent?.Parent as IInvocationOperation : null;

    /// <summary>The one value a local ever gets.</summary>
    public IOperation? ValueOf(ILocalSymbol local)
    {
        if (AddressesOf(local).Count > 0 || Writes.OnlyValueOf(local) is not { } value)
            return null;

        // The compiler has no kind of its own for what a fixed statement takes the address of.
        return value is { Kind: OperationKind.None, ChildOperations.Count: 1 } && local.IsFixed ? value.ChildOperations.First() : value;
    }

    /// <summary>Whether a variable has one value only, known or not, wherever it is read.</summary>
    public bool IsFixed(ISymbol variable) =>
        AddressesOf(variable).Count == 0 && Writes.To(variable).Count <= (variable is ILocalSymbol ? 1 : 0);

    private void Collect(IOperation operation)
    {
        switch (operation)
        {
            case IForEachLoopOperation loop:
                foreach (var local in loop.Locals)
                    _loops[local] = loop;
                break;
            case IAddressOfOperation address when address.Reference.ReferencedSymbol() is { } symbol:
                if (!_addresses.TryGetValue(symbol, out var addresses))
                    _addresses.Add(symbol, addresses = []);
                addresses.Add(address);
                break;
            case IInvocationOperation call when ContractCall.Of(call, Known) is { Contract.IsNative: true, Kind: CallKind.Init or CallKind.InitAll } made:
                _initializations.Add(made);
                break;
        }
    }
}
