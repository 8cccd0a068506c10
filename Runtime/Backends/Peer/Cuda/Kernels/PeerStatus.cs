namespace TypedCollectives;

/// <summary>What a kernel writes when its rank cannot go on, in one word.</summary>
/// <param name="Word">The meeting's number in the upper half, then the kind and the other rank, a byte each.</param>
internal readonly record struct PeerStatus(ulong Word)
{
    /// <summary>The other rank did not come in time.</summary>
    internal const uint Missing = 1;

    /// <summary>The other rank came with another call.</summary>
    internal const uint Mismatch = 2;

    /// <summary>The host gave up.</summary>
    internal const uint Abandoned = 3;

    /// <summary>The other rank's communicator is disposed.</summary>
    internal const uint Gone = 4;

    internal bool IsFailure => Kind != 0;

    internal uint Kind => (uint)(Word >> 8) & 0xFF;

    internal int Peer => (int)(Word & 0xFF);

    internal uint Sequence => (uint)(Word >> 32);

    /// <summary>A rank's communicator is disposed, and others wait for it in a meeting.</summary>
    internal static PeerStatus Left(int peer, uint sequence) => new(((ulong)sequence << 32) | (Gone << 8) | (uint)peer);

    internal static PeerStatus HostGaveUp { get; } = new(Abandoned << 8);
}
