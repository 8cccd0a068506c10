namespace TypedCollectives.RuleEval.Cases.Divergence;

/// <summary>A piece of a program with what it needs around it.</summary>
/// <param name="Text">The piece itself.</param>
/// <param name="Setup">Statements at the start of the method.</param>
/// <param name="Members">Members beside the method, or types beside its type.</param>
internal sealed record Fragment(string Text, string Setup = "", string Members = "");
