using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed class NeverEndedNative : NativeScenario
{
    public override string Rule => "TC1002";

    public override string Description => "ncclGroupStart without ncclGroupEnd, then the streams are synchronized and the results read";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers();
        NativeBench.Check(NcclNative.ncclGroupStart(), nameof(NcclNative.ncclGroupStart));
        for (int rank = 0; rank < Bench.Ranks; rank++)
            NativeBench.Check(bench.AllReduce(comms[rank], rank, buffers[rank]), nameof(NcclNative.ncclAllReduce));
        bench.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
