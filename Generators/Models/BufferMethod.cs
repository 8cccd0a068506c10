namespace TypedCollectives.Generators.Models;

/// <summary>The method that runs one collective on one buffer of a state.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="HidesInherited">Whether it hides a method of a base type and so says <c>new</c>.</param>
/// <param name="Call">The collective.</param>
internal sealed record BufferMethod(string Name, bool HidesInherited, CollectiveCall Call);
