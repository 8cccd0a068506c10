using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Elements;

/// <summary>Which type parameters of a type or method carry <c>[ReductionElement]</c>.</summary>
internal sealed class ReductionElementMarks(KnownSymbols known)
{
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<int>> _cache = new(SymbolEqualityComparer.Default);

    /// <summary>The positions of the marked ones.</summary>
    public ImmutableArray<int> Of(ISymbol definition) => _cache.GetOrAdd(definition, Read);

    private ImmutableArray<int> Read(ISymbol definition) => definition switch
    {
        INamedTypeSymbol type => Find(type.TypeParameters),

        // The generator may put the attribute on either part of a partial method.
        IMethodSymbol method => Find(method.TypeParameters)
            .Union(Find(method.PartialImplementationPart?.TypeParameters ?? [])).ToImmutableArray(),
        _ => [],
    };

    private ImmutableArray<int> Find(ImmutableArray<ITypeParameterSymbol> parameters) =>
    [
        .. parameters
            .Where(parameter => parameter.HasAttribute(known.ReductionElementAttribute))
            .Select(static parameter => parameter.Ordinal),
    ];
}
