using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Generation;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>Reads what attributes say of how buffers lie over the ranks.</summary>
internal sealed class DeclaredSpreads(KnownSymbols known)
{
    private readonly ConcurrentDictionary<ISymbol, Spread> _spreads = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _bound = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _speaking = new(SymbolEqualityComparer.Default);

    /// <summary>What is declared of a field, property or parameter, or of what a method returns.</summary>
    public Spread Of(ISymbol symbol) => symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol or IMethodSymbol
        ? _spreads.GetOrAdd(symbol.OriginalDefinition, Read)
        : Spread.Unknown;

    /// <summary>Whether an attribute binds the buffer to a collective: generated methods change how it lies.</summary>
    public bool IsBound(ISymbol symbol) => symbol is IFieldSymbol or IPropertySymbol
        && _bound.GetOrAdd(symbol.OriginalDefinition, symbol => BufferAnnotation.Of(symbol, known).Any());

    /// <summary>Whether the attributes of the parameters or of the return value say something, or those of a state whose collective it is.</summary>
    public bool SpeaksOf(IMethodSymbol method) => _speaking.GetOrAdd(
        method.OriginalDefinition,
        method => Of(method) != Spread.Unknown || Exchanges.IsGenerated(method) || method.Parameters.Any(parameter => Of(parameter) != Spread.Unknown));

    private Spread Read(ISymbol symbol)
    {
        if (symbol.HasValueAttribute(known.ReplicatedAttribute))
            return Spread.Replicated;
        if (symbol.HasValueAttribute(known.ShardedAttribute))
            return Spread.Sharded;
        return symbol.HasValueAttribute(known.PerRankAttribute) ? Spread.PerRank : Spread.Unknown;
    }
}
