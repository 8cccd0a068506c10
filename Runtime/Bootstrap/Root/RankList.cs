using System.Globalization;

namespace TypedCollectives;

/// <summary>Ranks in a sentence: "rank 3", "ranks 3, 7", "ranks 1-5, 9".</summary>
internal static class RankList
{
    /// <summary>So many numbers and ranges are told; of four thousand ranks nobody reads more.</summary>
    private const int MostTold = 12;

    /// <summary>Describes ranks.</summary>
    /// <param name="ranks">Ranks in rising order, at least one.</param>
    internal static string Describe(IEnumerable<int> ranks) => Describe(ranks.Select(rank => (rank, rank)));

    /// <summary>The ranges of ranks that are not among others, however many they are.</summary>
    /// <param name="first">The first rank there should be.</param>
    /// <param name="count">How many there should be.</param>
    /// <param name="present">Those that there are, in rising order.</param>
    internal static IEnumerable<(int First, int Last)> Gaps(int first, int count, IEnumerable<int> present)
    {
        foreach (int rank in present)
        {
            if (rank > first)
                yield return (first, rank - 1);
            count -= rank - first + 1;
            first = rank + 1;
        }

        if (count > 0)
            yield return (first, first + count - 1);
    }

    /// <summary>Describes ranges of ranks.</summary>
    /// <param name="ranges">Ranges in rising order, at least one.</param>
    internal static string Describe(IEnumerable<(int First, int Last)> ranges)
    {
        var parts = new List<string>();
        long untold = 0;
        long total = 0;
        (int First, int Last)? open = null;
        foreach ((int first, int last) in ranges)
        {
            total += (long)last - first + 1;
            if (open is { } before && before.Last + 1 == first)
            {
                open = (before.First, last);
                continue;
            }

            Tell(open);
            open = (first, last);
        }

        Tell(open);
        string list = string.Join(", ", parts);
        if (untold > 0)
            list = string.Create(CultureInfo.InvariantCulture, $"{list} and {untold} more");
        return total == 1 ? $"rank {list}" : $"ranks {list}";

        void Tell((int First, int Last)? range)
        {
            if (range is not { } told)
                return;
            int length = told.Last - told.First + 1;
            if (parts.Count >= MostTold)
                untold += length;
            else if (length > 2)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{told.First}-{told.Last}"));
            else
                parts.AddRange(Enumerable.Range(told.First, length).Select(rank => rank.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
