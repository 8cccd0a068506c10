namespace TypedCollectives;

/// <summary>A compiled kernel.</summary>
/// <param name="Ptx">Its PTX.</param>
/// <param name="Name">The name of its entry point.</param>
internal sealed record PeerProgram(string Ptx, string Name);
