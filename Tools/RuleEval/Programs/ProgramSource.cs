namespace TypedCollectives.RuleEval.Programs;

/// <summary>A program to analyse: declarations, as they would stand in a file of their own.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Declarations">Its text.</param>
internal sealed record ProgramSource(string Name, string Declarations);
