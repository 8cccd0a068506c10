using System.Collections.Immutable;
using System.Numerics;

namespace TypedCollectives.Analyzers.Values;

/// <summary>A whole number made of known and unknown ones: a sum of products, so that equal ones compare equal.</summary>
internal sealed class Quantity
{
    private readonly ImmutableDictionary<Monomial, BigInteger> _terms;

    private Quantity(ImmutableDictionary<Monomial, BigInteger> terms) => _terms = terms;

    public static Quantity Zero { get; } = new(ImmutableDictionary<Monomial, BigInteger>.Empty);

    public bool IsZero => _terms.IsEmpty;

    /// <summary>The value, where it is known.</summary>
    public BigInteger? Constant => _terms.Count switch
    {
        0 => BigInteger.Zero,
        1 when _terms.TryGetValue(Monomial.One, out var value) => value,
        _ => null,
    };

    public IEnumerable<Atom> Atoms => _terms.Keys.SelectMany(static monomial => monomial.Atoms);

    public static implicit operator Quantity(BigInteger value) => Zero.Plus(Monomial.One, value);

    public static implicit operator Quantity(int value) => (BigInteger)value;

    public static Quantity Of(Atom atom) => Zero.Plus(new Monomial([atom]), BigInteger.One);

    public static Quantity operator +(Quantity left, Quantity right) =>
        right._terms.Aggregate(left, static (sum, term) => sum.Plus(term.Key, term.Value));

    public static Quantity operator -(Quantity left, Quantity right) =>
        right._terms.Aggregate(left, static (sum, term) => sum.Plus(term.Key, -term.Value));

    public static Quantity operator -(Quantity value) => Zero - value;

    public static Quantity operator *(Quantity left, Quantity right)
    {
        var product = Zero;
        foreach (var one in left._terms)
        {
            foreach (var other in right._terms)
                product = product.Plus(one.Key.Times(other.Key), one.Value * other.Value);
        }

        return product;
    }

    /// <summary>Whether it is not zero, whatever its sizes and ranks are, unless one of some lengths is zero.</summary>
    public bool IsNotZero(Func<Atom, int?> minimum, params Quantity?[] lengths) =>
        IsPositive(minimum, lengths) || (-this).IsPositive(minimum, lengths);

    /// <summary>Whether it is more than zero, whatever its sizes and ranks are, unless one of some lengths is zero.</summary>
    public bool IsPositive(Func<Atom, int?> minimum, params Quantity?[] lengths)
    {
        var groups = ByVariables();
        if (groups.Count == 1 && groups.TryGetValue(Monomial.One, out var number))
            return number.IsPositive(minimum);
        return lengths.Any(length => length is not null
            && length.ByVariables() is var others && IsMultiple(groups, others)
            && groups.First() is var first && first.Value.IsPositive(minimum) && others[first.Key].IsPositive(minimum));
    }

    public bool IsSameAs(Quantity other) => (this - other).IsZero;

    /// <summary>The quantity with something else put in place of an unknown number.</summary>
    public Quantity Replace(Atom atom, Quantity replacement)
    {
        var result = Zero;
        foreach (var term in _terms)
        {
            Quantity product = term.Value;
            foreach (var factor in term.Key.Atoms)
                product *= factor.Equals(atom) ? replacement : Of(factor);
            result += product;
        }

        return result;
    }

    /// <summary>Whether it is zero or more, given what its unknown numbers are at least.</summary>
    public bool IsAtLeastZero(Func<Atom, int?> minimum) => FromMinimum(minimum) is { } shifted && shifted._terms.Values.All(static value => value.Sign > 0);

    /// <summary>Whether it is more than zero, given what its unknown numbers are at least.</summary>
    public bool IsPositive(Func<Atom, int?> minimum) =>
        FromMinimum(minimum) is { } shifted
        && shifted._terms.ContainsKey(Monomial.One)
        && shifted._terms.Values.All(static value => value.Sign > 0);

    /// <summary>As it is written in a message.</summary>
    public override string ToString() =>
        string.Join(" + ", _terms.OrderByDescending(static term => term.Key.Atoms.Length).Select(static term => term.Key.ToString(term.Value)))
            .Replace("+ -", "- ");

    private static bool IsMultiple(IReadOnlyDictionary<Monomial, Quantity> groups, IReadOnlyDictionary<Monomial, Quantity> others)
    {
        if (groups.Count != others.Count || groups.Count == 0 || !groups.Keys.All(others.ContainsKey))
            return false;
        var first = groups.First();
        return groups.All(group => (group.Value * others[first.Key]).IsSameAs(first.Value * others[group.Key]));
    }

    // Its terms by those of their factors that are not ranks and sizes, and what these are multiplied by.
    private IReadOnlyDictionary<Monomial, Quantity> ByVariables()
    {
        var groups = new Dictionary<Monomial, Quantity>();
        foreach (var term in _terms)
        {
            var variables = term.Key.Where(static atom => atom.Kind is AtomKind.Variable or AtomKind.Length);
            var factor = Zero.Plus(term.Key.Where(static atom => atom.Kind is AtomKind.Size or AtomKind.Rank), term.Value);
            groups[variables] = groups.TryGetValue(variables, out var sum) ? sum + factor : factor;
        }

        return groups;
    }

    // With each unknown number written as its minimum and what it exceeds that by, signs tell all.
    private Quantity? FromMinimum(Func<Atom, int?> minimum)
    {
        var shifted = this;
        foreach (var atom in Atoms.Distinct())
        {
            if (minimum(atom) is not { } least)
                return null;
            shifted = shifted.Replace(atom, Of(atom) + least);
        }

        return shifted;
    }

    private Quantity Plus(Monomial monomial, BigInteger factor)
    {
        var sum = _terms.TryGetValue(monomial, out var value) ? value + factor : factor;
        return new(sum.IsZero ? _terms.Remove(monomial) : _terms.SetItem(monomial, sum));
    }
}
