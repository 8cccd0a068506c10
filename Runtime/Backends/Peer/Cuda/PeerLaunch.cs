using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>Puts one collective on the streams of all its ranks.</summary>
internal readonly ref struct PeerLaunch(CudaPeerRank[] ranks, CUstream[] streams, PeerPlan plan, int groups)
{
    /// <summary>The plan's kernel, on every rank.</summary>
    internal void Kernel(uint sequence)
    {
        for (int rank = 0; rank < ranks.Length; rank++)
        {
            PeerArguments arguments = plan.For(rank);
            arguments.Sequence = sequence;
            ranks[rank].Launch(ranks[rank].Load(plan.Kernel), arguments, groups, streams[rank], overlaps: true);
        }
    }

    /// <summary>All ranks wait for each other.</summary>
    internal void Meeting(uint sequence)
    {
        for (int rank = 0; rank < ranks.Length; rank++)
        {
            PeerArguments arguments = plan.Arguments;
            arguments.Rank = rank;
            arguments.Sequence = sequence;
            ranks[rank].Launch(ranks[rank].Load(PeerPlan.BarrierKernel), arguments, 1, streams[rank], overlaps: false);
        }
    }

    /// <summary>Every source copies its blocks to the targets; the copy on its own device goes beside the others.</summary>
    internal void Copies()
    {
        for (int rank = 0; rank < ranks.Length; rank++)
        {
            PeerArguments a = plan.Arguments;
            if (((a.Sources >> rank) & 1) == 0)
                continue;
            long bytes = a.Count * (PeerKernels.PackBytes / a.PerPack);
            ranks[rank].Bind();
            PeerStreams side = ranks[rank].Streams;
            bool copiesOwn = ((a.Targets >> rank) & 1) != 0 && a.Recv[rank] + (rank * a.RecvStride) != a.Send[rank] + (rank * a.SendStride);
            if (copiesOwn)
                side.ForkBeside(streams[rank]);
            for (int step = 1; step <= ranks.Length; step++)
            {
                int peer = (rank + step) % ranks.Length;
                if (((a.Targets >> peer) & 1) != 0)
                {
                    PeerStreams.Copy(
                        peer == rank ? side.Beside : streams[rank], a.Recv[peer] + (rank * a.RecvStride), a.Send[rank] + (peer * a.SendStride), bytes);
                }
            }

            if (copiesOwn)
                side.JoinBeside(streams[rank]);
        }
    }

    /// <summary>
    /// A reduction: every rank gets the others' shares of its part piece by piece, reduces each piece while the next one is under way,
    /// and, if all ranks are to have it, sends it on.
    /// </summary>
    internal void PiecesOfReduction(long wantedBytes)
    {
        long pieceBytes = PeerPiece.BytesOf(wantedBytes, ranks.Length);
        for (int rank = 0; rank < ranks.Length; rank++)
        {
            ranks[rank].Bind();
            ranks[rank].Streams.Fork(streams[rank]);
        }

        long count = PeerPiece.CountOf(plan, pieceBytes);
        for (long number = 0; number < count; number++)
        {
            for (int rank = 0; rank < ranks.Length; rank++)
            {
                var piece = new PeerPiece(plan, rank, number, pieceBytes);
                if (!piece.IsEmpty)
                    Carry(rank, piece, pieceBytes);
            }
        }

        for (int rank = 0; rank < ranks.Length; rank++)
        {
            ranks[rank].Bind();
            ranks[rank].Streams.Join(streams[rank]);
        }
    }

    private void Carry(int rank, in PeerPiece piece, long pieceBytes)
    {
        PeerArguments a = piece.Arguments;
        CUstream main = streams[rank];
        ranks[rank].Bind();
        PeerStreams side = ranks[rank].Streams;
        long slot = side.Staging(piece.Slot, ranks.Length, pieceBytes);
        Span<long> sources = stackalloc long[ranks.Length];
        sources[rank] = a.Send[rank] + piece.Block;
        for (int step = 1; step < ranks.Length; step++)
        {
            // The sender's engine writes: writing is faster than reading over the link.
            int peer = (rank + step) % ranks.Length;
            long place = piece.PlaceOf(peer, slot);
            sources[peer] = place - piece.Offset;
            ranks[peer].Bind();
            ranks[peer].Streams.Send(
                side, piece.Slot, piece.IsReused, place, a.Send[peer] + piece.Block + piece.Offset, piece.Bytes, main);
        }

        ranks[rank].Bind();
        a.Send = PeerAddresses.Of(sources);
        ranks[rank].Launch(ranks[rank].Load(plan.Kernel), a, groups, main, overlaps: false);
        side.Reduced(piece.Slot, main);
        if (!piece.IsSentOn)
            return;
        CUstream on = side.SendOn(piece.Slot);
        for (int step = 1; step < ranks.Length; step++)
        {
            int peer = (rank + step) % ranks.Length;
            PeerStreams.Copy(on, a.Recv[peer] + piece.Offset, a.Recv[rank] + piece.Offset, piece.Bytes);
        }
    }
}
