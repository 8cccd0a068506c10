using ILGPU.Runtime;

namespace TypedCollectives.Misuse;

internal sealed class OtherStream : IScenario
{
    public string Rule => "TC4004";

    public string Description => "the buffers are filled on a stream of their own, behind 40 copies of a long buffer, and summed on the communicators' streams without an event";

    public bool RunsOn(BackendKind backend) => backend != BackendKind.Host;

    public string Run(Bench bench)
    {
        const int Copies = 40;
        bench.WarmUp();
        var buffers = bench.Buffers(1 << 20);
        var source = bench.Buffers(bench.Long);
        var target = bench.Buffers(bench.Long);
        var filler = bench.Buffers(1 << 20);
        foreach (var buffer in buffers)
            buffer.MemSetToZero();
        foreach (Communicator comm in bench.Clique)
        {
            comm.Accelerator.Synchronize();
            AcceleratorStream other = comm.Accelerator.CreateStream();
            for (int copy = 0; copy < Copies; copy++)
                target[comm.Rank].View.CopyFrom(other, source[comm.Rank].View);
            buffers[comm.Rank].View.CopyFrom(other, filler[comm.Rank].View);
        }

        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        }

        foreach (Communicator comm in bench.Clique)
            comm.Accelerator.Synchronize();
        bench.Clique.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
