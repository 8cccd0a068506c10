namespace TypedCollectives.Analyzers.Distribution;

/// <summary>How a buffer's values lie over the ranks.</summary>
internal enum Spread
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>Each rank has values of its own for the same places.</summary>
    PerRank,

    /// <summary>Every rank has the same values.</summary>
    Replicated,

    /// <summary>Each rank has its block of a whole.</summary>
    Sharded,
}
