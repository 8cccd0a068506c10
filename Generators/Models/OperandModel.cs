namespace TypedCollectives.Generators.Models;

/// <summary>A buffer handed to a collective.</summary>
/// <param name="Name">The name of the member or parameter, escaped.</param>
/// <param name="Expression">The expression that gives the buffer in the form the collective takes.</param>
internal sealed record OperandModel(string Name, string Expression);
