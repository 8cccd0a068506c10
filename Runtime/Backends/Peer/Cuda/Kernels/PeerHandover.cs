namespace TypedCollectives;

/// <summary>What a kernel is told that tells other ranks a number, and waits for a number of theirs; the same layout on the host and on the device.</summary>
internal struct PeerHandover
{
    /// <summary>Each rank's inbox.</summary>
    internal PeerAddresses Inbox;

    /// <summary>Where this rank's failures are written.</summary>
    internal long Status;

    /// <summary>How long to wait for another rank, in nanoseconds.</summary>
    internal long Patience;

    internal int Rank;

    internal int Size;

    /// <summary>The ranks that are told, as bits.</summary>
    internal int Told;

    /// <summary>The ranks that are waited for, as bits.</summary>
    internal int Awaited;

    /// <summary>What is told: a <see cref="PeerCounter"/>.</summary>
    internal int Tells;

    /// <summary>What is waited for.</summary>
    internal int Awaits;

    /// <summary>The number it has come to.</summary>
    internal uint Now;

    /// <summary>The number it has to come to.</summary>
    internal uint Until;

    /// <summary>The number of the call's first meeting, by which a failure is told.</summary>
    internal uint Sequence;
}
