using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed class UseAfterDestroyNative : NativeScenario
{
    public override string Rule => "TC4003";

    public override string Description => "ncclAllReduce after ncclCommDestroy";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers();
        bench.AllReduceBoth(comms, buffers);
        bench.Synchronize();
        foreach (NcclComm comm in comms)
            NativeBench.Check(NcclNative.ncclCommDestroy(comm), nameof(NcclNative.ncclCommDestroy));
        bench.Bench.Note("destroyed");
        NcclResult result = bench.AllReduce(comms[0], 0, buffers[0]);
        return $"ncclAllReduce: {NativeBench.Describe(result)}";
    }
}
