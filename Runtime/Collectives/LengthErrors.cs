namespace TypedCollectives;

/// <summary>The exceptions of lengths, places and ranks that do not fit a collective, with the numbers and the rule.</summary>
internal static class LengthErrors
{
    internal static ArgumentException Undivided(long length, int size) => new(
        $"AllToAll sends one block of equal length to each rank: a length of {length} does not divide by {size} ranks "
        + $"(remainder {length % size}).");

    internal static ArgumentOutOfRangeException NoRank(CollectiveKind kind, string name, int rank, int size) => new(
        name, rank, $"{kind}: the {name} must be a rank, 0 to {size - 1}.");

    internal static ArgumentException Overlap(CollectiveKind kind) => new(
        $"{kind}: what is sent and what is received must not overlap.");

    internal static ArgumentException Unequal(CollectiveKind kind, long sent, long received) => new(
        $"{kind} needs recv.Length == send.Length: recv has {received} elements, send has {sent}.");

    internal static ArgumentException NotBlocks(
        CollectiveKind kind, string whole, long length, string block, long blockLength, int size)
    {
        string remainder = length % size == 0
            ? ""
            : $" {length} does not divide by {size} ranks (remainder {length % size}), and a remainder is never dropped.";
        return new ArgumentException(
            $"{kind} needs {whole}.Length == {size} ranks * {block}.Length: {whole} has {length} elements, {block} has {blockLength} "
            + $"(which makes {blockLength * size}).{remainder}");
    }

    internal static ArgumentException PartialOverlap(CollectiveKind kind, string rule) => new(
        $"{kind}: send and recv overlap in part. It works in place only when {rule}.");
}
