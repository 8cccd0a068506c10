namespace TypedCollectives;

/// <summary>A way NCCL could carry data between machines.</summary>
/// <param name="Name">A plug-in's library, <c>IB</c> or <c>Socket</c>.</param>
/// <param name="IsUsable">Whether NCCL would take it if nothing before it were usable.</param>
/// <param name="Reason">Why, or why not.</param>
public sealed record DataNetworkCandidate(string Name, bool IsUsable, string Reason);
