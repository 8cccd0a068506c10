using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed class StreamWaitInGroupNative : NativeScenario
{
    public override string Rule => "TC1005";

    public override string Description => "cuStreamSynchronize and a read of the result between ncclGroupStart and ncclGroupEnd";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers();
        NativeBench.Check(NcclNative.ncclGroupStart(), nameof(NcclNative.ncclGroupStart));
        for (int rank = 0; rank < Bench.Ranks; rank++)
            NativeBench.Check(bench.AllReduce(comms[rank], rank, buffers[rank]), nameof(NcclNative.ncclAllReduce));
        bench.Synchronize();
        string inside = Bench.Compare(buffers, Bench.Sum);
        NativeBench.Check(NcclNative.ncclGroupEnd(), nameof(NcclNative.ncclGroupEnd));
        bench.Synchronize();
        return $"inside: {inside}; after the group: {Bench.Compare(buffers, Bench.Sum)}";
    }
}
