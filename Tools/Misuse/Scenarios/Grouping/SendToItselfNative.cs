using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed unsafe class SendToItselfNative : NativeScenario
{
    public override string Rule => "TC1008";

    public override string Description => "ncclSend of a rank to itself, without a group";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers();
        NcclResult result = NcclNative.ncclSend(
            NativeBench.Pointer(buffers[0]), (nuint)buffers[0].Length, NcclDataType.Float32, 0, comms[0], bench.Stream(0));
        return NativeBench.Describe(result);
    }
}
