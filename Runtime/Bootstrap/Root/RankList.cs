using System.Globalization;

namespace TypedCollectives;

/// <summary>Ranks in a sentence: "rank 3", "ranks 3, 7", "ranks 1-5, 9".</summary>
internal static class RankList
{
    /// <summary>So many numbers and ranges are told; of four thousand ranks nobody reads more.</summary>
    private const int MostTold = 12;

    /// <param name="ranks">Ranks in rising order, at least one.</param>
    internal static string Describe(IReadOnlyList<int> ranks)
    {
        var parts = new List<string>();
        int i = 0;
        while (i < ranks.Count && parts.Count < MostTold)
        {
            int last = i;
            while (last + 1 < ranks.Count && ranks[last + 1] == ranks[last] + 1)
                last++;
            if (last - i < 2)
                last = i;
            parts.Add(last == i
                ? ranks[i].ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{ranks[i]}-{ranks[last]}"));
            i = last + 1;
        }

        string list = string.Join(", ", parts);
        if (i < ranks.Count)
            list = string.Create(CultureInfo.InvariantCulture, $"{list} and {ranks.Count - i} more");
        return ranks.Count == 1 ? $"rank {list}" : $"ranks {list}";
    }
}
