using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>Which way a condition went on the path to a point.</summary>
internal readonly struct Assumption(IOperation condition, bool value) : IEquatable<Assumption>
{
    public IOperation Condition { get; } = condition;

    public bool Value { get; } = value;

    /// <summary>Whether it is about the same condition, written alike.</summary>
    public bool IsAbout(IOperation condition) => SyntaxFactory.AreEquivalent(Condition.Syntax, condition.Syntax);

    public bool Equals(Assumption other) => Value == other.Value && IsAbout(other.Condition);

    public override bool Equals(object? obj) => obj is Assumption other && Equals(other);

    public override int GetHashCode() => Value ? 1 : 0;
}
