namespace TypedCollectives.RuleEval.Programs;

/// <summary>A program to analyse: declarations, as they would stand in a file of their own.</summary>
/// <param name="Declarations">Its text.</param>
/// <param name="IsAlone">Whether it depends on what the rest of its project has: it is compiled alone.</param>
internal sealed record ProgramSource(string Declarations, bool IsAlone = false);
