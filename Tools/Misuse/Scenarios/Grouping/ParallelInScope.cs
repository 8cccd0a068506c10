namespace TypedCollectives.Misuse;

internal sealed class ParallelInScope : IScenario
{
    public string Rule => "TC1004";

    public string Description => "Parallel.ForEach over the ranks inside an open group";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        using (CollectiveGroup.Open())
            Parallel.ForEach(bench.Clique, comm => comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum));
        bench.Note("the group ended");
        bench.Clique.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
