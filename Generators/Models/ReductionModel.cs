namespace TypedCollectives.Generators.Models;

/// <summary>A reduction written in C#.</summary>
/// <param name="Element">The element type of the buffer.</param>
/// <param name="Type">The struct that reduces.</param>
/// <param name="ShortName">The struct's name, for the documentation.</param>
internal sealed record ReductionModel(string Element, string Type, string ShortName);
