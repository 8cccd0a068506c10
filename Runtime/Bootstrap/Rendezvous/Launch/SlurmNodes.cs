namespace TypedCollectives;

/// <summary>SLURM's lists of nodes: <c>gpu[03-05,9],login</c>.</summary>
internal static class SlurmNodes
{
    /// <summary>The first node of a list.</summary>
    internal static string First(string list)
    {
        int open = list.IndexOf('[', StringComparison.Ordinal);
        int comma = list.IndexOf(',', StringComparison.Ordinal);
        if (open < 0 || (comma >= 0 && comma < open))
            return comma < 0 ? list : list[..comma];

        int close = list.IndexOf(']', open);
        if (close < 0)
            return list;
        ReadOnlySpan<char> numbers = list.AsSpan(open + 1, close - open - 1);
        int end = numbers.IndexOfAny(',', '-');
        string number = (end < 0 ? numbers : numbers[..end]).ToString();
        // What follows a bracket belongs to the name up to the next comma: node[1-2]-ib; it may hold a bracket itself.
        return list[..open] + number + (close + 1 < list.Length && list[close + 1] != ',' ? First(list[(close + 1)..]) : "");
    }
}
