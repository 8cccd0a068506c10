using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>Puts one collective on the streams of all its ranks.</summary>
internal readonly ref struct PeerLaunch(CudaPeerRank[] ranks, CUstream[] streams, PeerPlan plan, int groups)
{
    /// <summary>The plan's kernel, on every rank.</summary>
    internal void Kernel(uint sequence)
    {
        for (int rank = 0; rank < ranks.Length; rank++)
            Of(rank).Kernel(sequence);
    }

    /// <summary>All ranks wait for each other.</summary>
    internal void Meeting(uint sequence)
    {
        for (int rank = 0; rank < ranks.Length; rank++)
            Of(rank).Meeting(sequence);
    }

    /// <summary>All ranks wait for each other once more in the call.</summary>
    internal void MeetingAgain(uint sequence)
    {
        for (int rank = 0; rank < ranks.Length; rank++)
            Of(rank).MeetingAgain(sequence);
    }

    /// <summary>Every source copies its blocks to the targets.</summary>
    internal void Copies()
    {
        for (int rank = 0; rank < ranks.Length; rank++)
            Of(rank).Copies();
    }

    /// <summary>
    /// A reduction: every rank gets the others' shares of its part piece by piece, reduces each piece while the next one is under way,
    /// and, if all ranks are to have it, sends it on.
    /// </summary>
    /// <remarks>
    /// The ranks meet while the first shares are under way, which touch nothing of another rank's but its staging memory. They meet
    /// for the sake of one that does not come in time: what is sent on waits for all shares, and so for all ranks.
    /// </remarks>
    /// <param name="sequence">The number of the meeting.</param>
    /// <param name="tuning">The groups.</param>
    internal void Pieces(uint sequence, PeerTuning tuning)
    {
        Span<long> staging = stackalloc long[ranks.Length];
        for (int rank = 0; rank < ranks.Length; rank++)
        {
            ranks[rank].Bind();
            // All of it before anything waits: allocating may wait for what runs.
            staging[rank] = ranks[rank].Streams.Staging(PeerStreams.Depth * SlotBytes);
        }

        for (int rank = 0; rank < ranks.Length; rank++)
        {
            ranks[rank].Bind();
            ranks[rank].Streams.Fork(streams[rank]);
        }

        Meeting(sequence);
        long count = plan.Pieces.CountOf(plan.For(0).Packs); // the longest part
        for (long number = 0; number < count; number++)
        {
            for (int rank = 0; rank < ranks.Length; rank++)
            {
                var piece = PeerPiece.At(plan, rank, number);
                bool isLast = number >= count - 2;
                if (!piece.IsEmpty)
                    Carry(rank, piece, (int)(number % PeerStreams.Depth), staging[rank], isLast ? groups : Math.Min(groups, tuning.EngineGroups));
            }
        }

        for (int rank = 0; rank < ranks.Length; rank++)
            Join(rank);
    }

    private PeerRankLaunch Of(int rank) => new(ranks[rank], rank, streams[rank], plan, groups);

    private long SlotBytes => plan.Pieces.SlotBytes(ranks.Length);

    /// <summary>A rank goes on when its shares are sent and all results are with it.</summary>
    private void Join(int rank)
    {
        ranks[rank].Bind();
        PeerStreams side = ranks[rank].Streams;
        side.Join(streams[rank]);
        if (!plan.IsCut)
            return;
        foreach (CUstream main in streams)
            side.JoinResults(main);
    }

    private void Carry(int rank, in PeerPiece piece, int slot, long staging, int pieceGroups)
    {
        CUstream main = streams[rank];
        PeerStreams side = ranks[rank].Streams;
        long start = staging + (slot * SlotBytes);
        for (int step = 1; step < ranks.Length; step++)
        {
            // The sender's engine writes: writing is faster than reading over the link.
            int peer = (rank + step) % ranks.Length;
            ranks[peer].Bind();
            ranks[peer].Streams.Send(side, slot, piece.PlaceOf(peer, start), piece.ShareOf(peer), piece.Bytes, main);
        }

        ranks[rank].Launch(ranks[rank].Load(plan.Kernel), piece.Over(start), pieceGroups, main, overlaps: false);
        side.Reduced(slot, main);
        if (piece.IsSentOn)
            side.SendOn(slot, rank, piece);
    }
}
