using ILGPU.Runtime;

namespace TypedCollectives.Misuse;

internal sealed class WriteBeforeSynchronize : IScenario
{
    public string Rule => "TC4001";

    public string Description => "AllReduce of a long buffer, the next values copied into the buffers right after the call";

    public string Run(Bench bench)
    {
        const float Next = 100;
        bench.WarmUp();
        var buffers = bench.Buffers(bench.Long);
        var next = new float[bench.Long];
        Array.Fill(next, Next);
        bench.KeepBusy();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        }

        buffers[1].CopyFromCPU(next);
        bench.Clique.Synchronize();
        return $"rank 0's sum: {Bench.Compare([buffers[0]], Bench.Sum)}; rank 1's next values: {Bench.Compare([buffers[1]], Next)}";
    }
}
