using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>
/// How a value may differ between ranks: the lattice of the uniformity analysis. A value may also hang on parameters of the
/// function; it differs then if the caller's arguments do.
/// </summary>
internal readonly struct Variance(VarianceKinds kinds, ulong parameters, SyntaxNode? origin, ImmutableSortedSet<int>? branches = null)
{
    public static readonly Variance Uniform = default;

    private const int MaxParameters = 32;

    public VarianceKinds Kinds { get; } = kinds;

    /// <summary>The parameters it hangs on: a bit an ordinal for the argument itself, and one for what it holds.</summary>
    public ulong Parameters { get; } = parameters;

    /// <summary>
    /// The blocks whose branches decided that the value was assigned. Where the same branch decides, the ranks that come there have
    /// the same value; elsewhere it differs as the branch does.
    /// </summary>
    public ImmutableSortedSet<int>? Branches { get; } = branches;

    /// <summary>What it comes from, for messages.</summary>
    public SyntaxNode? Origin { get; } = origin;

    /// <summary>Whether the value is known to be able to differ.</summary>
    public bool Varies => (Kinds & (VarianceKinds.Rank | VarianceKinds.Local | VarianceKinds.Data)) != 0;

    /// <summary>Whether it differs because of the rank, and of nothing else that is the rank's own.</summary>
    public bool IsOfRank => (Kinds & ~VarianceKinds.Input) == VarianceKinds.Rank;

    /// <summary>Whether it can differ only if the ranks were given different input.</summary>
    public bool IsUnverified => Kinds == VarianceKinds.Input;

    public static Variance Of(VarianceKinds kinds, SyntaxNode? origin) => new(kinds, 0, origin);

    public static Variance OfParameter(int ordinal) =>
        ordinal < MaxParameters ? new Variance(VarianceKinds.None, 1UL << ordinal, null) : Uniform;

    public static Variance OfContent(int ordinal) =>
        ordinal < MaxParameters ? new Variance(VarianceKinds.None, 1UL << (MaxParameters + ordinal), null) : Uniform;

    /// <summary>What is picked by such a value: it differs, and is not known as the rank is.</summary>
    public Variance Picked() => (Kinds & VarianceKinds.Rank) == 0
        ? this
        : new(Kinds & ~VarianceKinds.Rank | VarianceKinds.Data, Parameters, Origin, Branches);

    public Variance Join(Variance other)
    {
        // The origin of what differs for sure is worth more than that of input.
        var origin = Varies || !other.Varies ? Origin ?? other.Origin : other.Origin;
        return new(Kinds | other.Kinds, Parameters | other.Parameters, origin, Union(Branches, other.Branches));
    }

    /// <summary>The same, assigned where these branches decide.</summary>
    public Variance Under(ImmutableSortedSet<int>? deciding) => new(Kinds, Parameters, Origin, Union(Branches, deciding));

    /// <summary>The same without its branches: those of one function mean nothing in another.</summary>
    public Variance WithoutBranches() => new(Kinds, Parameters, Origin);

    /// <summary>Without what hangs on parameters: those of one function mean nothing in another.</summary>
    public Variance WithoutParameters() => new(Kinds, 0, Origin);

    /// <summary>The same at a call: parameters are replaced by what their arguments are.</summary>
    public Variance Substitute(Func<int, ValueVariance> argument)
    {
        var result = WithoutParameters();
        for (var ordinal = 0; ordinal < MaxParameters && Parameters != 0; ordinal++)
        {
            if ((Parameters >> ordinal & 1) != 0)
                result = result.Join(argument(ordinal).Self);
            if ((Parameters >> (MaxParameters + ordinal) & 1) != 0)
                result = result.Join(argument(ordinal).Content);
        }

        return result;
    }

    public bool IsSameAs(Variance other) => Kinds == other.Kinds && Parameters == other.Parameters
        && (Branches?.Count ?? 0) == (other.Branches?.Count ?? 0);

    private static ImmutableSortedSet<int>? Union(ImmutableSortedSet<int>? one, ImmutableSortedSet<int>? other) =>
        one is null ? other : other is null || ReferenceEquals(one, other) ? one : one.Union(other);
}
