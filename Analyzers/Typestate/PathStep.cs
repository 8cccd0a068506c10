using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>One step of an <see cref="AccessPath"/>: a variable or member, an index, or a part that was cut out.</summary>
internal readonly struct PathStep : IEquatable<PathStep>
{
    private PathStep(PathStepKind kind, string text, ImmutableArray<ISymbol> symbols)
    {
        Kind = kind;
        Text = text;
        Symbols = symbols;
    }

    /// <summary>An index that a loop has gone through.</summary>
    public static PathStep AnyIndex { get; } = new(PathStepKind.AnyIndex, "*", []);

    public PathStepKind Kind { get; }

    /// <summary>The name, or the expression as it is written.</summary>
    public string Text { get; }

    /// <summary>The symbols it is made of.</summary>
    public ImmutableArray<ISymbol> Symbols { get; }

    public static PathStep Member(ISymbol symbol) => new(PathStepKind.Member, symbol.Name, [symbol]);

    public static PathStep Index(string text, ImmutableArray<ISymbol> symbols) =>
        new(symbols.IsEmpty ? PathStepKind.ConstantIndex : PathStepKind.Index, text, symbols);

    public static PathStep Part(string text, ImmutableArray<ISymbol> symbols) => new(PathStepKind.Part, text, symbols);

    /// <summary>Whether both steps, taken from the same place, are known to lead to the same place.</summary>
    public bool Meets(PathStep other) =>
        Equals(other) || (IsIndex && other.IsIndex && (Kind == PathStepKind.AnyIndex || other.Kind == PathStepKind.AnyIndex));

    public bool IsIndex => Kind is PathStepKind.Index or PathStepKind.ConstantIndex or PathStepKind.AnyIndex;

    public bool Equals(PathStep other) =>
        Kind == other.Kind && Text == other.Text && Symbols.SequenceEqual(other.Symbols, SymbolEqualityComparer.Default);

    public override bool Equals(object? obj) => obj is PathStep other && Equals(other);

    public override int GetHashCode() => Text.GetHashCode();
}
