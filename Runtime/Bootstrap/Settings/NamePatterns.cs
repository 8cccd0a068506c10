namespace TypedCollectives;

/// <summary>A list of names as <c>NCCL_SOCKET_IFNAME</c> and <c>NCCL_IB_HCA</c> give it.</summary>
/// <remarks>
/// <c>[^][=]name[:port[:rail[:plane]]],...</c>: the two signs hold for the whole list. A name matches what begins with it, with
/// <c>=</c> only what is the same; <c>^</c> takes all but what matches. A list without a name matches everything.
/// </remarks>
internal sealed record NamePatterns(bool IsExclusion, bool IsExact, IReadOnlyList<NamePattern> Patterns)
{
    /// <summary>Reads a list; what comes after the first <paramref name="limit"/> names is not looked at.</summary>
    internal static NamePatterns Parse(string text, int limit)
    {
        ReadOnlySpan<char> rest = text;
        bool isExclusion = rest is ['^', ..];
        rest = isExclusion ? rest[1..] : rest;
        bool isExact = rest is ['=', ..];
        rest = isExact ? rest[1..] : rest;

        var patterns = new List<NamePattern>();
        foreach (Range range in rest.Split(','))
        {
            string[] parts = rest[range].ToString().Split(':');
            if (patterns.Count < limit && parts[0].Length > 0)
                patterns.Add(new NamePattern(parts[0], NumberAt(parts, 1), NumberAt(parts, 2), NumberAt(parts, 3)));
        }

        return new NamePatterns(isExclusion, isExact, patterns);
    }

    /// <summary>Whether the list takes a name, whatever its ports.</summary>
    internal bool Takes(string name) => Takes(name, NamePattern.Any, out _);

    /// <summary>Whether the list takes a name with a port.</summary>
    /// <param name="name">The name.</param>
    /// <param name="port">The port, or <see cref="NamePattern.Any"/>.</param>
    /// <param name="pattern">The entry that matched, or null.</param>
    internal bool Takes(string name, int port, out NamePattern? pattern)
    {
        pattern = Patterns.FirstOrDefault(candidate =>
            (IsExact ? name == candidate.Name : name.StartsWith(candidate.Name, StringComparison.Ordinal))
            && (port == NamePattern.Any || candidate.Port == NamePattern.Any || candidate.Port == port));
        return (Patterns.Count == 0 || pattern is not null) != IsExclusion;
    }

    /// <summary>What is between two colons; nothing stands for any.</summary>
    private static int NumberAt(string[] parts, int index) =>
        index < parts.Length && parts[index].Length > 0 ? LeadingNumber.Of(parts[index]) : NamePattern.Any;
}
