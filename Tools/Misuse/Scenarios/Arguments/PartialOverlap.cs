using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Misuse;

internal sealed class PartialOverlap : IScenario
{
    public string Rule => "TC3006";

    public string Description => "AllReduce whose recv is its send shifted by 256 elements";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers(2048);
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
            {
                ArrayView<float> view = buffers[comm.Rank].View;
                comm.AllReduce(view.SubView(0, 1024), view.SubView(256, 1024), ReduceOp.Sum);
            }
        }

        bench.Clique.Synchronize();
        return "completed";
    }
}
