namespace TypedCollectives.Tools;

/// <summary>What was measured for one size.</summary>
/// <param name="Bytes">The larger of what a rank sends and receives.</param>
/// <param name="Count">The count of the call.</param>
/// <param name="Type">The element type's name.</param>
/// <param name="Reduction">The reduction's name, or "none".</param>
/// <param name="Root">The root, or -1.</param>
/// <param name="OutOfPlace">The first half.</param>
/// <param name="InPlace">The second half, unless the operation does not work in place.</param>
internal sealed record ResultRow(
    long Bytes, long Count, string Type, string Reduction, int Root, Measurement OutOfPlace, Measurement? InPlace);
