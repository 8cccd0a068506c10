namespace TypedCollectives;

/// <summary>What the caller of a collective knows the blocks of one buffer as.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Counts">The lengths of its blocks.</param>
/// <param name="Displacements">Their places.</param>
internal readonly record struct VariableNames(string Buffer, string Counts, string Displacements);
