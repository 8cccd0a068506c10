namespace TypedCollectives.Samples.Quickstart;

/// <summary>One line of the table.</summary>
/// <param name="Operation">The collective.</param>
/// <param name="Type">The element type.</param>
/// <param name="Bytes">The size of the largest buffer of one rank.</param>
/// <param name="Time">How long one call for all ranks took, with the wait for its end.</param>
/// <param name="Wrong">How many elements, over all ranks, are not exactly what they must be.</param>
internal sealed record Row(string Operation, string Type, long Bytes, TimeSpan Time, long Wrong);
