namespace TypedCollectives.RankHost;

/// <summary>Its reduction.</summary>
public struct AddTally : IReduction<Tally>
{
    /// <inheritdoc/>
    public static Tally Combine(Tally left, Tally right) => new(
        left.Sum + right.Sum, left.Most > right.Most ? left.Most : right.Most, left.Least < right.Least ? left.Least : right.Least);
}
