namespace TypedCollectives.Samples.Quickstart;

/// <summary>A collective straight on arrays, which the Host backend carries.</summary>
internal static class HostMemoryRow
{
    private const int Length = 16_384;

    public static Row Run(CommunicatorClique clique)
    {
        int ranks = clique.Count;
        float[][] arrays = [.. clique.Select(_ => new float[Length])];
        TimeSpan time = CollectiveTimer.Time(
            clique,
            () =>
            {
                for (int rank = 0; rank < ranks; rank++)
                {
                    for (int i = 0; i < Length; i++)
                        arrays[rank][i] = Pattern.Addend(rank, i, ranks);
                }
            },
            () =>
            {
                using (CollectiveGroup.Open())
                {
                    foreach (Communicator comm in clique)
                        comm.AllReduce(arrays[comm.Rank], ReduceOp.Sum);
                }
            });
        long wrong = arrays.Sum(array => array.Where((value, i) => value != Pattern.Sum(i, ranks)).LongCount());
        return new Row("AllReduce, host memory", "float[]", Length * sizeof(float), time, wrong);
    }
}
