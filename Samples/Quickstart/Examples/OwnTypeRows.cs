namespace TypedCollectives.Samples.Quickstart;

/// <summary>Element types of the program's own: one reduced by a reduction written in C#, one reduced lane by lane.</summary>
internal static class OwnTypeRows
{
    private const int Length = 16_384;

    public static IEnumerable<Row> Run(CommunicatorClique clique)
    {
        yield return CustomReduction(clique);
        yield return ElementStruct(clique);
    }

    private static Row CustomReduction(CommunicatorClique clique)
    {
        using var buffers = new RankBuffers<Complex32>(clique, Length);
        TimeSpan time = CollectiveTimer.Time(
            clique,
            () => buffers.Fill(Factor),
            () =>
            {
                using (CollectiveGroup.Open())
                {
                    foreach (Communicator comm in clique)
                        comm.AllReduce<Complex32, ComplexProduct>(buffers[comm.Rank]);
                }
            });
        // Products of these factors are whole numbers: exact in any order.
        long wrong = buffers.CountWrong((_, i) => Enumerable.Range(0, clique.Count)
            .Aggregate(new Complex32(1, 0), (product, rank) => product * Factor(rank, i)));
        return new Row("AllReduce, ComplexProduct", nameof(Complex32), buffers.Bytes, time, wrong);
    }

    /// <summary>Rank 0 has 1 + i, the others a quarter turn more for each rank and index.</summary>
    private static Complex32 Factor(int rank, int index) => rank == 0 ? new(1, 1) : ((rank + index) % 4) switch
    {
        0 => new(1, 0),
        1 => new(0, 1),
        2 => new(-1, 0),
        _ => new(0, -1),
    };

    private static Row ElementStruct(CommunicatorClique clique)
    {
        int ranks = clique.Count;
        using var buffers = new RankBuffers<Vector3f>(clique, Length);
        TimeSpan time = CollectiveTimer.Time(
            clique,
            () => buffers.Fill((rank, i) => new Vector3f(rank, Pattern.Addend(rank, i, ranks), 1)),
            () => ByHand.AllReduce(clique, buffers));
        long wrong = buffers.CountWrong((_, i) => new Vector3f(ranks * (ranks - 1) / 2, Pattern.Sum(i, ranks), ranks));
        return new Row("AllReduce, lane by lane", nameof(Vector3f), buffers.Bytes, time, wrong);
    }
}
