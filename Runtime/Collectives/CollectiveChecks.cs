namespace TypedCollectives;

/// <summary>The argument rules of every collective, always on and exact; the sources are NCCL's header comments (nccl.h).</summary>
internal static class CollectiveChecks
{
    /// <summary>Checks lengths, overlap and root, and returns the element count of one block as NCCL's functions take it.</summary>
    internal static long Check(
        CollectiveKind kind, int rank, int size, in Operand send, in Operand recv, int elementSize, int peer)
    {
        long sent = send.Bytes / elementSize;
        long received = recv.Bytes / elementSize;
        switch (kind)
        {
            case CollectiveKind.AllReduce:
                RequireEqual(kind, sent, received);
                RequireInPlaceOrApart(kind, send, recv, recv.Pointer - send.Pointer, "the same buffer for both");
                return sent;

            case CollectiveKind.Broadcast:
                RequireRank(kind, "root", peer, size);
                if (rank == peer || sent != 0)
                    RequireEqual(kind, sent, received);
                if (rank == peer)
                    RequireInPlaceOrApart(kind, send, recv, recv.Pointer - send.Pointer, "the same buffer for both");
                return received;

            case CollectiveKind.Reduce:
                RequireRank(kind, "root", peer, size);
                if (rank == peer || received != 0)
                    RequireEqual(kind, sent, received);
                if (rank == peer)
                    RequireInPlaceOrApart(kind, send, recv, recv.Pointer - send.Pointer, "the same buffer for both");
                return sent;

            case CollectiveKind.AllGather:
                RequireBlocks(kind, "recv", received, "send", sent, size);
                RequireInPlaceOrApart(
                    kind, send, recv, send.Pointer - recv.Pointer - rank * (nint)send.Bytes, "send is this rank's block of recv");
                return sent;

            case CollectiveKind.ReduceScatter:
                RequireBlocks(kind, "send", sent, "recv", received, size);
                RequireInPlaceOrApart(
                    kind, send, recv, recv.Pointer - send.Pointer - rank * (nint)recv.Bytes, "recv is this rank's block of send");
                return received;

            case CollectiveKind.AllToAll:
                RequireEqual(kind, sent, received);
                if (sent % size != 0)
                    throw LengthErrors.Undivided(sent, size);
                if (send.Overlaps(recv))
                    throw new ArgumentException("AllToAll cannot work in place: send and recv overlap. Use a second buffer.");
                return sent / size;

            case CollectiveKind.Gather:
                RequireRank(kind, "root", peer, size);
                if (rank == peer)
                {
                    RequireBlocks(kind, "recv", received, "send", sent, size);
                    RequireInPlaceOrApart(
                        kind, send, recv, send.Pointer - recv.Pointer - rank * (nint)send.Bytes, "send is the root's block of recv");
                }

                return sent;

            case CollectiveKind.Scatter:
                RequireRank(kind, "root", peer, size);
                if (rank == peer)
                {
                    RequireBlocks(kind, "send", sent, "recv", received, size);
                    RequireInPlaceOrApart(
                        kind, send, recv, recv.Pointer - send.Pointer - rank * (nint)recv.Bytes, "recv is the root's block of send");
                }

                return received;

            case CollectiveKind.Send:
                RequireRank(kind, "peer", peer, size);
                return sent;

            case CollectiveKind.Recv:
                RequireRank(kind, "peer", peer, size);
                return received;

            default:
                return 0;
        }
    }

    internal static void RequireApart(CollectiveKind kind, in Operand send, in Operand recv)
    {
        if (send.Overlaps(recv))
            throw LengthErrors.Overlap(kind);
    }

    private static void RequireRank(CollectiveKind kind, string name, int rank, int size)
    {
        if ((uint)rank >= (uint)size)
            throw LengthErrors.NoRank(kind, name, rank, size);
    }

    private static void RequireEqual(CollectiveKind kind, long sent, long received)
    {
        if (sent != received)
            throw LengthErrors.Unequal(kind, sent, received);
    }

    private static void RequireBlocks(CollectiveKind kind, string whole, long length, string block, long blockLength, int size)
    {
        if (length != blockLength * size)
            throw LengthErrors.NotBlocks(kind, whole, length, block, blockLength, size);
    }

    private static void RequireInPlaceOrApart(
        CollectiveKind kind, in Operand send, in Operand recv, nint distanceFromInPlace, string rule)
    {
        if (distanceFromInPlace != 0 && send.Overlaps(recv))
            throw LengthErrors.PartialOverlap(kind, rule);
    }
}
