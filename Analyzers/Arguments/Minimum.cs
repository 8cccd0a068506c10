using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>What is taken for granted of numbers that are not known.</summary>
internal static class Minimum
{
    /// <summary>What holds on every rank of any set of ranks.</summary>
    public static int? Always(Atom atom) => atom.Kind switch
    {
        AtomKind.Size => 1,
        AtomKind.Rank => 0,
        _ => null,
    };

    /// <summary>What holds on some rank as soon as there are two: a program is not written for one.</summary>
    public static int? OnSomeRank(Atom atom) => atom.Kind switch
    {
        AtomKind.Size => 2,
        AtomKind.Rank => 1,
        _ => null,
    };

    /// <summary>What holds on every rank as soon as there are two.</summary>
    public static int? OnEveryRank(Atom atom) => atom.Kind switch
    {
        AtomKind.Size => 2,
        AtomKind.Rank => 0,
        _ => null,
    };
}
