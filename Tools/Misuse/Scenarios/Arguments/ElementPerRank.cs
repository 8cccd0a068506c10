using ILGPU.Runtime;

namespace TypedCollectives.Misuse;

internal sealed class ElementPerRank : IScenario
{
    public string Rule => "TC3002";

    public string Description => "AllReduce of float on rank 0 and of double on rank 1";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        var doubles = bench.Clique[1].Accelerator.Allocate1D(Enumerable.Repeat(2.0, 1 << 10).ToArray());
        using (CollectiveGroup.Open())
        {
            bench.Clique[0].AllReduce(buffers[0], ReduceOp.Sum);
            bench.Clique[1].AllReduce(doubles, ReduceOp.Sum);
        }

        bench.Note("the group ended");
        bench.Clique.Synchronize();
        return $"rank 0: {Bench.Compare([buffers[0]], Bench.Sum)}; rank 1 has {doubles.GetAsArray1D()[0]}";
    }
}
