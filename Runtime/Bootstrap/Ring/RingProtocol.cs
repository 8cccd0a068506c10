namespace TypedCollectives;

/// <summary>What ranks must have in common.</summary>
internal static class RingProtocol
{
    /// <summary>The version of the library; ranks speak to each other only if theirs are equal.</summary>
    internal static string Version { get; } = typeof(RingProtocol).Assembly.GetName().Version?.ToString() ?? "";

    /// <exception cref="CollectiveException">A rank runs another version.</exception>
    internal static void RequireOneVersion(IReadOnlyList<RankInfo> ranks)
    {
        if (ranks.FirstOrDefault(info => info.Version != ranks[0].Version) is { } other)
        {
            throw new CollectiveException(
                $"{ranks[0]} runs version {ranks[0].Version} of TypedCollectives, {other} runs {other.Version}. All ranks need the same one.");
        }
    }
}
