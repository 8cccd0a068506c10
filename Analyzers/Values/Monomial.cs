using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace TypedCollectives.Analyzers.Values;

/// <summary>A product of unknown numbers; of none, it is 1.</summary>
internal sealed class Monomial(ImmutableArray<Atom> atoms) : IEquatable<Monomial>
{
    public static Monomial One { get; } = new([]);

    public ImmutableArray<Atom> Atoms { get; } = atoms;

    public Monomial Times(Monomial other) => new(Atoms.AddRange(other.Atoms));

    /// <summary>The product of those factors that meet a condition.</summary>
    public Monomial Where(Func<Atom, bool> condition) => new([.. Atoms.Where(condition)]);

    /// <summary>A multiple of it, as it is written in a message.</summary>
    public string ToString(BigInteger factor)
    {
        var factors = Atoms.Select(static atom => atom.ToString());
        if (!factor.IsOne || Atoms.IsEmpty)
            factors = factors.Prepend(factor.ToString(CultureInfo.InvariantCulture));
        return string.Join(" * ", factors);
    }

    // Factors have no order.
    public bool Equals(Monomial? other)
    {
        if (other is null || Atoms.Length != other.Atoms.Length)
            return false;
        var rest = other.Atoms;
        foreach (var atom in Atoms)
        {
            var index = rest.IndexOf(atom);
            if (index < 0)
                return false;
            rest = rest.RemoveAt(index);
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Monomial);

    public override int GetHashCode()
    {
        var sum = Atoms.Length;
        foreach (var atom in Atoms)
            sum += atom.GetHashCode();
        return sum;
    }
}
