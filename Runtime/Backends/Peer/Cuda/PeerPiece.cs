namespace TypedCollectives;

/// <summary>One rank's piece of a reduction that the copy engines carry: which part of the buffers it is, and where the others' shares of it go.</summary>
internal readonly struct PeerPiece
{
    private readonly long _pieceBytes;
    private readonly int _rank;

    /// <param name="plan">The plan, with addresses.</param>
    /// <param name="rank">The rank.</param>
    /// <param name="number">The number of the piece.</param>
    /// <param name="pieceBytes">The bytes of a piece, a multiple of a pack's.</param>
    internal PeerPiece(in PeerPlan plan, int rank, long number, long pieceBytes)
    {
        _pieceBytes = pieceBytes;
        _rank = rank;
        PeerArguments arguments = plan.For(rank);
        long piecePacks = pieceBytes / PeerKernels.PackBytes;
        long done = number * piecePacks;
        arguments.FirstPack += done;
        arguments.Packs = Math.Min(piecePacks, arguments.Packs - done);
        Arguments = arguments;
        Slot = (int)(number % PeerStreams.Depth);
        IsReused = number >= PeerStreams.Depth;
        Offset = arguments.FirstPack * PeerKernels.PackBytes;
        // The last pack may be short.
        Bytes = Math.Min(arguments.Packs * PeerKernels.PackBytes, (arguments.Count * (PeerKernels.PackBytes / arguments.PerPack)) - Offset);
    }

    /// <summary>What the kernel that reduces it is told, but for the places of the shares.</summary>
    internal PeerArguments Arguments { get; }

    /// <summary>The staging slot it goes through.</summary>
    internal int Slot { get; }

    /// <summary>Whether an earlier piece went through the slot.</summary>
    internal bool IsReused { get; }

    /// <summary>Where in a receive buffer it starts, in bytes.</summary>
    internal long Offset { get; }

    /// <summary>Where in every rank's send buffer what is to be reduced starts, from where <see cref="Offset"/> counts.</summary>
    internal long Block => _rank * Arguments.SendStride;

    /// <summary>How long it is.</summary>
    internal long Bytes { get; }

    /// <summary>Whether this rank has no more: parts differ in length.</summary>
    internal bool IsEmpty => Arguments.Packs <= 0;

    /// <summary>Whether all ranks get what is reduced.</summary>
    internal bool IsSentOn => Arguments.SendStride == 0;

    /// <summary>The bytes of a piece, so that the shares of all other ranks are no more than wanted.</summary>
    internal static long BytesOf(long wanted, int ranks) => wanted / (ranks - 1) / PeerKernels.PackBytes * PeerKernels.PackBytes;

    /// <summary>The pieces of the longest part, which is the first rank's.</summary>
    internal static long CountOf(in PeerPlan plan, long pieceBytes)
    {
        long piecePacks = pieceBytes / PeerKernels.PackBytes;
        return (plan.For(0).Packs + piecePacks - 1) / piecePacks;
    }

    /// <summary>Where another rank's share goes in the slot.</summary>
    internal long PlaceOf(int peer, long slotStart) => slotStart + ((peer < _rank ? peer : peer - 1) * _pieceBytes);
}
