using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Misuse;

internal sealed class LengthPerRank : IScenario
{
    public string Rule => "TC3002";

    public string Description => "AllReduce of 4 KiB on rank 0 and 8 KiB on rank 1";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers(1 << 11);
        using (CollectiveGroup.Open())
        {
            bench.Clique[0].AllReduce(buffers[0].View.SubView(0, 1 << 10), ReduceOp.Sum);
            bench.Clique[1].AllReduce(buffers[1], ReduceOp.Sum);
        }

        bench.Note("the group ended");
        bench.Clique.Synchronize();
        return Bench.Compare([.. buffers.Select(buffer => buffer.View.SubView(0, 1 << 10).GetAsArray1D())], Bench.Sum);
    }
}
