namespace TypedCollectives.RuleEval.BuildCost;

/// <summary>What one build took.</summary>
/// <param name="Elapsed">By the clock.</param>
/// <param name="Processor">Of the processors, where it can be known; other programs disturb it less.</param>
internal sealed record BuildTime(TimeSpan Elapsed, TimeSpan? Processor);
