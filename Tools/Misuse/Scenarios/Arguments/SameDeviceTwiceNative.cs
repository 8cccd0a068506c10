using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed unsafe class SameDeviceTwiceNative : NativeScenario
{
    public override string Rule => "TC3007";

    public override string Description => "ncclCommInitAll with device 0 given twice";

    protected override string Run(NativeBench bench)
    {
        var comms = new NcclComm[Bench.Ranks];
        int* devices = stackalloc int[] { 0, 0 };
        fixed (NcclComm* first = comms)
            return $"ncclCommInitAll: {NativeBench.Describe(NcclNative.ncclCommInitAll(first, Bench.Ranks, devices))}";
    }
}
