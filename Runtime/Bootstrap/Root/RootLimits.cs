namespace TypedCollectives;

/// <summary>What a root grants to connections that have not shown that they are ranks.</summary>
internal sealed record RootLimits
{
    internal static RootLimits Default { get; } = new();

    /// <summary>How long one may take until its check-in is complete.</summary>
    internal TimeSpan StrangerPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many may be open at a time. One more costs the oldest its place: ranks send at once, so the oldest is no rank.</summary>
    internal int MaximumStrangers { get; init; } = 4096;

    /// <summary>How many call-backs are under way at a time.</summary>
    internal int ParallelCallBacks { get; init; } = 128;
}
