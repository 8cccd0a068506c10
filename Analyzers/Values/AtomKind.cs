namespace TypedCollectives.Analyzers.Values;

/// <summary>What a number that is not known stands for.</summary>
internal enum AtomKind
{
    /// <summary>The value of a variable.</summary>
    Variable,

    /// <summary>The length of a buffer.</summary>
    Length,

    /// <summary>The number of ranks of a communicator: at least 1.</summary>
    Size,

    /// <summary>A communicator's rank: at least 0.</summary>
    Rank,
}
