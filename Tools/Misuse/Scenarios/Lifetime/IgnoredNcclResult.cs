using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed unsafe class IgnoredNcclResult : NativeScenario
{
    public override string Rule => "TC6002";

    public override string Description => "ncclBroadcast from root 2 of 2 ranks, results ignored, then the buffers are read";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers();
        NcclNative.ncclGroupStart();
        for (int rank = 0; rank < Bench.Ranks; rank++)
        {
            void* data = NativeBench.Pointer(buffers[rank]);
            NcclNative.ncclBroadcast(data, data, (nuint)buffers[rank].Length, NcclDataType.Float32, Bench.Ranks, comms[rank], bench.Stream(rank));
        }

        NcclResult end = NcclNative.ncclGroupEnd();
        bench.Synchronize();
        return $"ncclGroupEnd: {end}; the buffers of a broadcast from rank 0: {Bench.Compare(buffers, 1)}";
    }
}
