using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>A buffer by the variable or member that holds it.</summary>
internal sealed class NamedBuffer(ISymbol symbol, SymbolPath? path, bool isPart)
{
    /// <summary>The variable or member. All ranks' objects of one type lie alike, so that the member stands for all of them.</summary>
    public ISymbol Symbol { get; } = symbol.OriginalDefinition;

    /// <summary>Which object's it is.</summary>
    public SymbolPath? Path { get; } = path;

    /// <summary>Whether only a slice of it is meant.</summary>
    public bool IsPart { get; } = isPart;

    public NamedBuffer Part() => new(Symbol, Path, isPart: true);
}
