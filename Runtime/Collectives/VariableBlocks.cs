namespace TypedCollectives;

/// <summary>The argument rules of the collectives whose blocks differ in length from rank to rank; as exact as those of the others.</summary>
internal static class VariableBlocks
{
    /// <summary>Places one block for each rank in a buffer.</summary>
    /// <param name="operation">The collective, for the messages.</param>
    /// <param name="counts">The elements of each rank's block.</param>
    /// <param name="displacements">Where each block starts; none if they follow each other and fill the buffer.</param>
    /// <param name="names">What the caller knows the arguments as.</param>
    /// <param name="length">The elements of the buffer.</param>
    /// <param name="starts">Receives where each block starts; as long as there are ranks.</param>
    internal static void Place(
        string operation, ReadOnlySpan<long> counts, ReadOnlySpan<long> displacements, VariableNames names, long length, Span<long> starts)
    {
        int size = starts.Length;
        if (counts.Length != size)
            throw VariableErrors.NotOnePerRank(operation, names.Counts, counts.Length, size);
        if (displacements.Length != 0 && displacements.Length != size)
            throw VariableErrors.NotOnePerRank(operation, names.Displacements, displacements.Length, size);

        long end = 0;
        for (int rank = 0; rank < size; rank++)
        {
            long count = counts[rank];
            long start = displacements.Length == 0 ? end : displacements[rank];
            if (count < 0)
                throw VariableErrors.Negative(operation, names.Counts, rank, count);
            if (start < 0)
                throw VariableErrors.Negative(operation, names.Displacements, rank, start);
            // Not start + count, which may be more than a long holds.
            if (count > length - start && (count > 0 || displacements.Length != 0))
                throw VariableErrors.Outside(operation, names, rank, start, count, length);
            starts[rank] = start;
            end = start + count;
        }

        if (displacements.Length == 0 && end != length)
            throw VariableErrors.NotFilled(operation, names, end, length);
    }

    /// <summary>Throws if two blocks share an element: the order in which they were written would decide what it holds.</summary>
    internal static void RequireApart(string operation, ReadOnlySpan<long> counts, ReadOnlySpan<long> starts, VariableNames names)
    {
        long[] places = starts.ToArray();
        int[] ranks = [.. Enumerable.Range(0, counts.Length)];
        Array.Sort(places, ranks);
        int previous = -1;
        foreach (int rank in ranks)
        {
            if (counts[rank] == 0)
                continue;
            if (previous >= 0 && starts[previous] + counts[previous] > starts[rank])
                throw VariableErrors.SharedBlocks(operation, names, previous, rank, counts, starts);
            previous = rank;
        }
    }

    /// <summary>Throws unless what a rank contributes is its own block of the result, or shares nothing with any block.</summary>
    internal static void RequireInPlaceOrApart(
        string operation, int rank, in Operand send, in Operand recv, ReadOnlySpan<long> counts, ReadOnlySpan<long> starts, int elementSize)
    {
        if (!send.Overlaps(recv))
            return;
        for (int other = 0; other < counts.Length; other++)
        {
            Operand block = recv.Slice((nint)starts[other] * elementSize, counts[other] * elementSize);
            if (send.Overlaps(block) && (other != rank || send.Pointer != block.Pointer))
                throw VariableErrors.PartialOverlap(operation, rank, other);
        }
    }
}
