using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed class EndWithoutStartNative : NativeScenario
{
    public override string Rule => "TC1003";

    public override string Description => "ncclGroupEnd without ncclGroupStart, then a right AllReduce";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers();
        string end = NativeBench.Describe(NcclNative.ncclGroupEnd());
        bench.AllReduceBoth(comms, buffers);
        bench.Synchronize();
        return $"ncclGroupEnd: {end}; then the AllReduce: {Bench.Compare(buffers, Bench.Sum)}";
    }
}
