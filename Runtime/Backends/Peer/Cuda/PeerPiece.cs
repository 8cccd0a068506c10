namespace TypedCollectives;

/// <summary>One piece of a rank's part of a reduction that the copy engines carry: where it is in the buffers, and where the others' shares of it go.</summary>
internal readonly struct PeerPiece
{
    private readonly long _share;
    private readonly int _rank;

    private PeerPiece(in PeerPlan plan, int rank, long done, long packs)
    {
        _rank = rank;
        _share = plan.Pieces.Most * PeerKernels.PackBytes;
        PeerArguments arguments = plan.For(rank);
        arguments.FirstPack += done;
        arguments.Packs = packs;
        Arguments = arguments;
        Offset = arguments.FirstPack * PeerKernels.PackBytes;
        // The last pack may be short.
        Bytes = Math.Min(arguments.Packs * PeerKernels.PackBytes, (arguments.Count * (PeerKernels.PackBytes / arguments.PerPack)) - Offset);
    }

    /// <summary>What the kernel that reduces it is told, but for the places of the shares.</summary>
    internal PeerArguments Arguments { get; }

    /// <summary>Where in a receive buffer it starts, in bytes.</summary>
    internal long Offset { get; }

    /// <summary>Where in every rank's send buffer what is to be reduced starts, from where <see cref="Offset"/> counts.</summary>
    internal long Block => _rank * Arguments.SendStride;

    /// <summary>How long it is.</summary>
    internal long Bytes { get; }

    /// <summary>Whether there is none: parts differ in length.</summary>
    internal bool IsEmpty => Arguments.Packs <= 0;

    /// <summary>Whether all ranks get what is reduced.</summary>
    internal bool IsSentOn => Arguments.SendStride == 0;

    /// <summary>The piece of a number.</summary>
    /// <param name="plan">The plan, with addresses.</param>
    /// <param name="rank">The rank that reduces it.</param>
    /// <param name="number">The number of the piece.</param>
    internal static PeerPiece At(in PeerPlan plan, int rank, long number)
    {
        PeerPieces pieces = plan.Pieces;
        long left = plan.For(rank).Packs;
        long done = 0;
        for (long before = 0; before < number && left > 0; before++)
        {
            long packs = pieces.Next(left);
            done += packs;
            left -= packs;
        }

        return new PeerPiece(plan, rank, done, left > 0 ? pieces.Next(left) : 0);
    }

    /// <summary>What the kernel is told, with the places of the others' shares in a slot of the rank's own staging memory.</summary>
    internal PeerArguments Over(long slotStart)
    {
        PeerArguments arguments = Arguments;
        Span<long> sources = stackalloc long[arguments.Size];
        for (int peer = 0; peer < sources.Length; peer++)
            sources[peer] = peer == _rank ? Arguments.Send[peer] + Block : PlaceOf(peer, slotStart) - Offset;
        arguments.Send = PeerAddresses.Of(sources);
        return arguments;
    }

    /// <summary>Where a rank's own share is.</summary>
    internal long ShareOf(int peer) => Arguments.Send[peer] + Block + Offset;

    /// <summary>Where another rank's share goes in the slot.</summary>
    internal long PlaceOf(int peer, long slotStart) => slotStart + ((peer < _rank ? peer : peer - 1) * _share);
}
