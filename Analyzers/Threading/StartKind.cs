namespace TypedCollectives.Analyzers.Threading;

/// <summary>How a lambda comes to run beside other code.</summary>
internal enum StartKind
{
    /// <summary>The rounds of a parallel loop.</summary>
    ParallelLoop,

    /// <summary>The callbacks of a timer: one may begin before the last is done.</summary>
    Timer,

    /// <summary>One of several that a call runs side by side.</summary>
    Branch,

    /// <summary>A task or thread.</summary>
    Task,
}
