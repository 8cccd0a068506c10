using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed unsafe class ReceiveTooShortNative : NativeScenario
{
    public override string Rule => "TC3004";

    public override string Description => "ncclAllGather into a block of one rank's length, which other data follow";

    protected override string Run(NativeBench bench)
    {
        const int Block = 1 << 10;
        const float Other = 7;
        NcclComm[] comms = bench.InitAll();
        var send = bench.Buffers(Block);
        var recv = bench.Buffers(2 * Block);
        var following = new float[Block];
        Array.Fill(following, Other);
        foreach (var buffer in recv)
            buffer.View.SubView(Block, Block).CopyFromCPU(following);

        NativeBench.InGroup(
            rank => NcclNative.ncclAllGather(
                NativeBench.Pointer(send[rank]), NativeBench.Pointer(recv[rank]), Block, NcclDataType.Float32, comms[rank], bench.Stream(rank)),
            nameof(NcclNative.ncclAllGather));
        bench.Synchronize();
        string after = Bench.Compare([.. recv.Select(buffer => buffer.View.SubView(Block, Block).GetAsArray1D())], Other);
        return $"ncclAllGather: no error; the data behind the block: {after}";
    }
}
