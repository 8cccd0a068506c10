namespace TypedCollectives.Samples.Quickstart;

/// <summary>Runs every collective on one element type and checks every element of every rank.</summary>
/// <param name="type">The name to print.</param>
/// <param name="from">Makes an element of a small integer.</param>
internal sealed class ElementRows<[ReductionElement] T>(string type, Func<int, T> from) : IElementRows
    where T : unmanaged, IEquatable<T>
{
    /// <summary>The elements of one rank's block.</summary>
    private const int Block = 4096;

    public IEnumerable<Row> Run(CommunicatorClique clique)
    {
        int ranks = clique.Count;
        // Any rank can be the root, so long as all ranks name the same one.
        int root = ranks - 1;
        using var mine = new RankBuffers<T>(clique, Block);
        using var taken = new RankBuffers<T>(clique, Block);
        using var all = new RankBuffers<T>(clique, Block * ranks);
        using var exchanged = new RankBuffers<T>(clique, Block * ranks);

        Row Check(
            string operation, Action collective, RankBuffers<T> input, Func<int, int, int> value,
            RankBuffers<T> result, Func<int, int, int> expected)
        {
            TimeSpan time = CollectiveTimer.Time(
                clique,
                () =>
                {
                    result.Fill((_, _) => from(0));
                    input.Fill((rank, i) => from(value(rank, i)));
                },
                collective);
            long wrong = result.CountWrong((rank, i) => from(expected(rank, i)));
            return new Row(operation, type, Math.Max(input.Bytes, result.Bytes), time, wrong);
        }

        int Addend(int rank, int i) => Pattern.Addend(rank, i, ranks);
        int Sum(int i) => Pattern.Sum(i, ranks);

        yield return Check("AllReduce", () => ByHand.AllReduce(clique, all), all, Addend, all, (_, i) => Sum(i));
        yield return Check("Reduce", () => ByHand.Reduce(clique, all, root), all, Addend,
            all, (rank, i) => rank == root ? Sum(i) : Addend(rank, i));
        yield return Check("ReduceScatter", () => ByHand.ReduceScatter(clique, all, mine), all, Addend,
            mine, (rank, i) => Sum(rank * Block + i));
        yield return Check("Broadcast", () => ByHand.Broadcast(clique, all, root), all, Pattern.Datum,
            all, (_, i) => Pattern.Datum(root, i));
        yield return Check("AllGather", () => ByHand.AllGather(clique, mine, all), mine, Pattern.Datum,
            all, (_, i) => Pattern.Datum(i / Block, i % Block));
        yield return Check("AllToAll", () => ByHand.AllToAll(clique, all, exchanged), all, Pattern.Datum,
            exchanged, (rank, i) => Pattern.Datum(i / Block, rank * Block + i % Block));
        yield return Check("Gather", () => ByHand.Gather(clique, mine, all, root), mine, Pattern.Datum,
            all, (rank, i) => rank == root ? Pattern.Datum(i / Block, i % Block) : 0);
        yield return Check("Scatter", () => ByHand.Scatter(clique, all, mine, root), all, Pattern.Datum,
            mine, (rank, i) => Pattern.Datum(root, rank * Block + i));
        yield return Check("SendRecv", () => ByHand.SendRecv(clique, mine, taken), mine, Pattern.Datum,
            taken, (rank, i) => Pattern.Datum((rank + ranks - 1) % ranks, i));
    }
}
