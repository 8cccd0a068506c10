using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Misuse;

internal sealed class LengthPerRankLong : IScenario
{
    public string Rule => "TC3002";

    public string Description => "AllReduce of 64 MiB on rank 0 and 128 MiB on rank 1";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers(32 << 20);
        using (CollectiveGroup.Open())
        {
            bench.Clique[0].AllReduce(buffers[0].View.SubView(0, 16 << 20), ReduceOp.Sum);
            bench.Clique[1].AllReduce(buffers[1], ReduceOp.Sum);
        }

        bench.Note("the group ended");
        bench.Clique.Synchronize();
        return Bench.Compare([.. buffers.Select(buffer => buffer.View.SubView(0, 16 << 20).GetAsArray1D())], Bench.Sum);
    }
}
