namespace TypedCollectives;

/// <summary>What a peer kernel is told; the same layout on the host and on the device.</summary>
/// <remarks>
/// A <i>pack</i> is 16 bytes, what one thread moves at a time. All ranks cut a buffer into the same packs, given to the same
/// threads of the same groups, so that a group needs to wait only for the group of its number on the other devices.
/// </remarks>
internal struct PeerArguments
{
    /// <summary>Each rank's send buffer.</summary>
    internal PeerAddresses Send;

    /// <summary>Each rank's receive buffer.</summary>
    internal PeerAddresses Recv;

    /// <summary>Each rank's inbox: flags, then staging slots (see <see cref="PeerInbox"/>).</summary>
    internal PeerAddresses Inbox;

    /// <summary>Where this rank's failures are written: a word of host memory.</summary>
    internal long Status;

    /// <summary>How long to wait for another rank, in nanoseconds.</summary>
    internal long Patience;

    /// <summary>The elements of each rank's block.</summary>
    internal long Count;

    /// <summary>The bytes from one rank's block to the next one's in a send buffer; 0 where all ranks get the same block.</summary>
    internal long SendStride;

    /// <summary>The bytes from one rank's block to the next one's in a receive buffer.</summary>
    internal long RecvStride;

    /// <summary>Where the staging slots start in an inbox.</summary>
    internal long Slots;

    /// <summary>The bytes of a staging slot.</summary>
    internal long Slot;

    /// <summary>The first pack of the block that this rank works on, for kernels that cut it among the ranks.</summary>
    internal long FirstPack;

    /// <summary>The packs this rank works on.</summary>
    internal long Packs;

    /// <summary>The packs of one tile of a block that is larger than a staging slot.</summary>
    internal long TilePacks;

    internal int Rank;

    internal int Size;

    /// <summary>The ranks that get something, as bits.</summary>
    internal int Targets;

    /// <summary>The ranks that give something, as bits.</summary>
    internal int Sources;

    /// <summary>The number of the first meeting of this call's groups; one more for each tile.</summary>
    internal uint Sequence;

    /// <summary>What the ranks must agree on, in short: equal calls have equal ones.</summary>
    internal uint Fingerprint;

    /// <summary>The elements of a pack: one for elements whose size does not divide a pack's.</summary>
    internal int PerPack;

    /// <summary>Not 0 where all addresses are multiples of a pack's size and packs have that size.</summary>
    internal int Aligned;
}
