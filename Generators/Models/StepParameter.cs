namespace TypedCollectives.Generators.Models;

/// <summary>A parameter of a step method.</summary>
/// <param name="Declaration">The modifiers and the type.</param>
/// <param name="Name">The name, escaped.</param>
internal sealed record StepParameter(string Declaration, string Name);
