namespace TypedCollectives;

/// <summary>Where the buffers of a call are on every rank, as far as others touch them.</summary>
/// <param name="Send">The send buffers.</param>
/// <param name="Recv">The receive buffers.</param>
/// <param name="Alignment">What the places of what others touch are a multiple of, the same on every rank.</param>
/// <param name="Fingerprint">What the ranks must agree on: the call, and that these are the same places of the same windows.</param>
internal readonly record struct PeerReach(PeerAddresses Send, PeerAddresses Recv, int Alignment, uint Fingerprint);
