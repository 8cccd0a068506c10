namespace TypedCollectives.Analyzers.Grouping;

/// <summary>What becomes of the raw groups that a project starts.</summary>
internal enum StartsElsewhere
{
    /// <summary>It starts none.</summary>
    None,

    /// <summary>The function that starts one ends it, on every path that no exception takes.</summary>
    Ended,

    /// <summary>One is left to others to end.</summary>
    LeftOpen,
}
