using ILGPU.Runtime;

namespace TypedCollectives.Misuse;

internal sealed class ReadBeforeSynchronize : IScenario
{
    public string Rule => "TC4001";

    public string Description => "AllReduce of a long buffer, read right after the call";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers(bench.Long);
        var values = new float[bench.Long];
        bench.KeepBusy();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        }

        buffers[0].CopyToCPU(values);
        return Bench.Compare([values], Bench.Sum);
    }
}
