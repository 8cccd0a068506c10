namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>
/// Ranks to try conditions on: every rank of several sizes, among them some just above the numbers the conditions speak of, so that
/// each condition over ranks is seen on both sides.
/// </summary>
internal sealed class RankSamples
{
    // A condition on larger numbers than this is not decided by trying.
    private const long MaxSize = 260;

    private RankSamples((long Rank, long Size)[] points) => Points = points;

    /// <summary>Every rank of every size, sizes in order.</summary>
    public (long Rank, long Size)[] Points { get; }

    public static RankSamples For(IEnumerable<RankExpression> conditions)
    {
        var sizes = new SortedSet<long> { 1, 2, 3, 4, 5, 8 };
        foreach (var constant in conditions.SelectMany(static condition => condition.Constants))
        {
            if (constant is > 0 and < MaxSize - 2)
            {
                sizes.Add(constant + 1);
                sizes.Add(constant + 2);
            }
        }

        return new([.. sizes.SelectMany(static size => Enumerable.Range(0, (int)size).Select(rank => ((long)rank, size)))]);
    }
}
