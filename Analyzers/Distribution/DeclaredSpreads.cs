using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Generation;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>Reads what attributes say of how buffers lie over the ranks.</summary>
internal sealed class DeclaredSpreads
{
    private readonly KnownSymbols _known;

    // Kept, so that a look at a reference allocates nothing.
    private readonly Func<ISymbol, Spread> _read;
    private readonly Func<ISymbol, bool> _readBound;
    private readonly Func<IMethodSymbol, bool> _readMethod;
    private readonly ConcurrentDictionary<ISymbol, Spread> _spreads = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _bound = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _speaking = new(SymbolEqualityComparer.Default);

    public DeclaredSpreads(KnownSymbols known)
    {
        _known = known;
        _read = Read;
        _readBound = symbol => BufferAnnotation.Of(symbol, known).Any();
        _readMethod = method =>
            Of(method) != Spread.Unknown || Exchanges.IsGenerated(method) || method.Parameters.Any(parameter => Of(parameter) != Spread.Unknown);
    }

    /// <summary>What is declared of a field, property or parameter, or of what a method returns.</summary>
    public Spread Of(ISymbol symbol) => symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol or IMethodSymbol
        ? _spreads.GetOrAdd(symbol.OriginalDefinition, _read)
        : Spread.Unknown;

    /// <summary>Whether an attribute binds the buffer to a collective: generated methods change how it lies.</summary>
    public bool IsBound(ISymbol symbol) => symbol is IFieldSymbol or IPropertySymbol
        && _bound.GetOrAdd(symbol.OriginalDefinition, _readBound);

    /// <summary>Whether the attributes of the parameters or of the return value say something, or those of a state whose collective it is.</summary>
    public bool SpeaksOf(IMethodSymbol method) => _speaking.GetOrAdd(method.OriginalDefinition, _readMethod);

    private Spread Read(ISymbol symbol)
    {
        if (symbol.HasValueAttribute(_known.ReplicatedAttribute))
            return Spread.Replicated;
        if (symbol.HasValueAttribute(_known.ShardedAttribute))
            return Spread.Sharded;
        return symbol.HasValueAttribute(_known.PerRankAttribute) ? Spread.PerRank : Spread.Unknown;
    }
}
