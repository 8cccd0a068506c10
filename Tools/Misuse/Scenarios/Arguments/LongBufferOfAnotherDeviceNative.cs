using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed class LongBufferOfAnotherDeviceNative : NativeScenario
{
    public override string Rule => "TC3005";

    public override string Description => "ncclAllReduce where each rank passes the buffer of the other's device, 64 MiB";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers(16 << 20);
        NativeBench.InGroup(rank => bench.AllReduce(comms[rank], rank, buffers[1 - rank]), nameof(NcclNative.ncclAllReduce));
        bench.Bench.Note("the group ended");
        bench.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
