using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>Something that holds on some path to a point of a method, until an operation ends it.</summary>
/// <param name="kind">What it says.</param>
/// <param name="subject">What it is about.</param>
/// <param name="origin">What made it so; <see langword="null"/> for what holds from the start.</param>
/// <param name="detail">What the rule has to know besides: the same object for the same origin.</param>
/// <param name="assumptions">The conditions of the path that are asked again elsewhere.</param>
internal sealed class Fact(
    FactKind kind, AccessPath subject, IOperation? origin, object? detail, ImmutableArray<Assumption> assumptions) : IEquatable<Fact>
{
    public Fact(FactKind kind, AccessPath subject, IOperation? origin, object? detail = null)
        : this(kind, subject, origin, detail, [])
    {
    }

    public FactKind Kind { get; } = kind;

    public AccessPath Subject { get; } = subject;

    public IOperation? Origin { get; } = origin;

    public object? Detail { get; } = detail;

    public ImmutableArray<Assumption> Assumptions { get; } = assumptions;

    public Fact About(AccessPath other) => new(Kind, other, Origin, Detail, Assumptions);

    public Fact Under(ImmutableArray<Assumption> others) => new(Kind, Subject, Origin, Detail, others);

    public bool Equals(Fact? other) =>
        other is not null
        && Kind == other.Kind
        && Origin?.Syntax == other.Origin?.Syntax
        && ReferenceEquals(Detail, other.Detail)
        && Subject.Equals(other.Subject)
        && Assumptions.Length == other.Assumptions.Length
        && Assumptions.All(assumption => other.Assumptions.Contains(assumption));

    public override bool Equals(object? obj) => Equals(obj as Fact);

    public override int GetHashCode() => Subject.GetHashCode() * 31 + (int)Kind;
}
