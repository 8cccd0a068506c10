namespace TypedCollectives;

/// <summary>The exceptions of counts and displacements that do not fit a collective: each names the rank whose block it is.</summary>
internal static class VariableErrors
{
    internal static ArgumentException NotOnePerRank(string operation, string name, int length, int size) => new(
        $"{operation}: {name} holds one number for each of the {size} ranks; there are {length}.", name);

    internal static ArgumentOutOfRangeException Negative(string operation, string name, int rank, long value) => new(
        name, value, $"{operation}: {name}[{rank}], of the block of rank {rank}, is negative.");

    internal static ArgumentException Outside(string operation, VariableNames names, int rank, long start, long count, long length) => new(
        $"{operation}: the block of rank {rank} starts at {start} and has {names.Counts}[{rank}] = {count} elements, but {names.Buffer} has {length}.",
        names.Counts);

    internal static ArgumentException NotFilled(string operation, VariableNames names, long end, long length) => new(
        $"{operation}: {names.Counts} adds up to {end} elements, but {names.Buffer} has {length}. Without {names.Displacements} the blocks follow each "
        + "other and fill it; a remainder is never dropped.",
        names.Counts);

    internal static ArgumentException SharedBlocks(
        string operation, VariableNames names, int first, int second, ReadOnlySpan<long> counts, ReadOnlySpan<long> starts) => new(
        $"{operation}: the blocks of rank {first} ({starts[first]} to {starts[first] + counts[first] - 1}) and rank {second} ({starts[second]} to "
        + $"{starts[second] + counts[second] - 1}) of {names.Buffer} overlap.",
        names.Displacements);

    internal static ArgumentException OwnLength(string operation, int rank, long sent, long count) => new(
        $"{operation} needs send.Length == counts[{rank}] on rank {rank}: send has {sent} elements, the count is {count}.");

    internal static ArgumentException OwnBlocks(string operation, int rank, long sent, long received) => new(
        $"{operation}: rank {rank} sends itself sendCounts[{rank}] = {sent} elements and receives recvCounts[{rank}] = {received}. What rank i sends rank j "
        + "is as long as what rank j receives from rank i.");

    internal static ArgumentException PartialOverlap(string operation, int rank, int other) => new(
        $"{operation}: what rank {rank} sends overlaps the block of rank {other} in recv. It works in place only when send is this rank's block of recv.");

    internal static ArgumentException InPlace(string operation) => new(
        $"{operation} cannot work in place: send and recv overlap. Use a second buffer.");
}
