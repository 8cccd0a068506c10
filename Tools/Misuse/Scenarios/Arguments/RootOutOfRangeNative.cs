using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed unsafe class RootOutOfRangeNative : NativeScenario
{
    public override string Rule => "TC3001";

    public override string Description => "ncclBroadcast from root 2 of 2 ranks, ncclSend to rank -1";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers();
        void* data = NativeBench.Pointer(buffers[0]);
        var count = (nuint)buffers[0].Length;
        string broadcast = NativeBench.Describe(
            NcclNative.ncclBroadcast(data, data, count, NcclDataType.Float32, Bench.Ranks, comms[0], bench.Stream(0)));
        string send = NativeBench.Describe(NcclNative.ncclSend(data, count, NcclDataType.Float32, -1, comms[0], bench.Stream(0)));
        return $"ncclBroadcast: {broadcast}; ncclSend: {send}";
    }
}
