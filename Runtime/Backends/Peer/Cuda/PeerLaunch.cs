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
            ranks[rank].Launch(ranks[rank].Load(plan.Kernel), arguments, groups, streams[rank]);
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
            ranks[rank].Launch(ranks[rank].Load(PeerPlan.BarrierKernel), arguments, 1, streams[rank]);
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
    /// An all-reduce: every rank gets the others' shares of its part piece by piece, reduces each piece while the next one is under
    /// way, and sends it on to all.
    /// </summary>
    internal void PiecesOfAllReduce(long pieceBytes)
    {
        pieceBytes = pieceBytes / (ranks.Length - 1) / PeerKernels.PackBytes * PeerKernels.PackBytes;
        long piecePacks = pieceBytes / PeerKernels.PackBytes;
        for (int rank = 0; rank < ranks.Length; rank++)
        {
            ranks[rank].Bind();
            ranks[rank].Streams.Fork(streams[rank]);
        }

        long longest = plan.For(0).Packs; // the first part is never shorter than another
        for (long done = 0, piece = 0; done < longest; done += piecePacks, piece++)
        {
            for (int rank = 0; rank < ranks.Length; rank++)
            {
                PeerArguments arguments = plan.For(rank);
                arguments.FirstPack += done;
                arguments.Packs = Math.Min(piecePacks, arguments.Packs - done);
                if (arguments.Packs > 0)
                    Piece(rank, arguments, piece, pieceBytes);
            }
        }

        for (int rank = 0; rank < ranks.Length; rank++)
        {
            ranks[rank].Bind();
            ranks[rank].Streams.Join(streams[rank]);
        }
    }

    private void Piece(int rank, PeerArguments a, long piece, long pieceBytes)
    {
        int slot = (int)(piece % PeerStreams.Depth);
        long offset = a.FirstPack * PeerKernels.PackBytes;
        // The last pack may be short.
        long bytes = Math.Min(a.Packs * PeerKernels.PackBytes, (a.Count * PeerKernels.PackBytes / a.PerPack) - offset);
        CUstream main = streams[rank];
        ranks[rank].Bind();
        PeerStreams side = ranks[rank].Streams;
        long staging = side.Staging(slot, ranks.Length, pieceBytes);
        Span<long> sources = stackalloc long[ranks.Length];
        sources[rank] = a.Send[rank];
        for (int step = 1; step < ranks.Length; step++)
        {
            // The sender's engine writes: writing is faster than reading over the link.
            int peer = (rank + step) % ranks.Length;
            long place = staging + ((peer < rank ? peer : peer - 1) * pieceBytes);
            sources[peer] = place - offset;
            ranks[peer].Bind();
            ranks[peer].Streams.Send(side, slot, piece >= PeerStreams.Depth, place, a.Send[peer] + offset, bytes, main);
        }

        ranks[rank].Bind();
        PeerArguments reduce = a;
        reduce.Send = PeerAddresses.Of(sources);
        ranks[rank].Launch(ranks[rank].Load(plan.Kernel), reduce, groups, main);
        side.Reduced(slot, main);
        CUstream on = side.SendOn(slot);
        for (int step = 1; step < ranks.Length; step++)
        {
            int peer = (rank + step) % ranks.Length;
            PeerStreams.Copy(on, a.Recv[peer] + offset, a.Recv[rank] + offset, bytes);
        }
    }
}
