using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Values;

/// <summary>How a value is come by: a variable, and the members and elements that lead from it to the value.</summary>
internal readonly struct SymbolPath(ImmutableArray<object> parts) : IEquatable<SymbolPath>
{
    private readonly ImmutableArray<object> _parts = parts;

    /// <summary>The symbol it ends with; <see langword="null"/> for <c>this</c> and for an element.</summary>
    public ISymbol? Last => _parts.IsEmpty ? null : _parts[_parts.Length - 1] as ISymbol;

    /// <summary>The last symbol on the way, whatever element of it is meant.</summary>
    public ISymbol? LastSymbol => _parts.OfType<ISymbol>().LastOrDefault();

    public static SymbolPath This { get; } = new([]);

    public SymbolPath Add(object part) => new(_parts.Add(part));

    /// <summary>The element at an index, which is written as a path or as a number.</summary>
    public SymbolPath AddElement(object index) => new(_parts.Add("[").Add(index));

    public bool Equals(SymbolPath other) =>
        _parts.Length == other._parts.Length && _parts.Zip(other._parts, AreEqual).All(static equal => equal);

    public override bool Equals(object? obj) => obj is SymbolPath other && Equals(other);

    public override int GetHashCode() => _parts.Length + (LastSymbol is { } last ? SymbolEqualityComparer.Default.GetHashCode(last) : 0);

    private static bool AreEqual(object left, object right) => left is ISymbol symbol
        ? SymbolEqualityComparer.Default.Equals(symbol, right as ISymbol)
        : left.Equals(right);
}
