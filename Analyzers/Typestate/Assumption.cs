using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>Which way a condition went on the path to a point.</summary>
internal readonly struct Assumption(IOperation condition, bool value) : IEquatable<Assumption>
{
    public IOperation Condition { get; } = condition;

    public bool Value { get; } = value;

    /// <summary>Whether it is about the same condition.</summary>
    public bool IsAbout(IOperation condition) => AreAlike(Condition, condition);

    /// <summary>Whether two conditions are written alike and ask the same variables: two loops may each have an <c>i</c> of their own.</summary>
    public static bool AreAlike(IOperation one, IOperation other) =>
        SyntaxFactory.AreEquivalent(one.Syntax, other.Syntax)
        && SymbolsIn(one).SequenceEqual(SymbolsIn(other), SymbolEqualityComparer.Default);

    private static IEnumerable<ISymbol> SymbolsIn(IOperation condition) =>
        condition.DescendantsAndSelf().Select(static operation => operation.ReferencedSymbol()).OfType<ISymbol>();

    public bool Equals(Assumption other) => Value == other.Value && IsAbout(other.Condition);

    public override bool Equals(object? obj) => obj is Assumption other && Equals(other);

    public override int GetHashCode() => Value ? 1 : 0;
}
