using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed unsafe class AllToAllInPlaceNative : NativeScenario
{
    public override string Rule => "TC3006";

    public override string Description => "ncclAlltoAll in place, 64 MiB";

    protected override string Run(NativeBench bench)
    {
        const int Length = 16 << 20;
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers(Length);
        NativeBench.InGroup(
            rank =>
            {
                void* data = NativeBench.Pointer(buffers[rank]);
                return NcclNative.ncclAlltoAll(data, data, Length / Bench.Ranks, NcclDataType.Float32, comms[rank], bench.Stream(rank));
            },
            nameof(NcclNative.ncclAlltoAll));
        bench.Synchronize();

        // Block k of every rank is what rank k sent.
        long wrong = buffers.Sum(buffer => buffer.GetAsArray1D().Where((value, index) => value != 1 + index / (Length / Bench.Ranks)).LongCount());
        return wrong == 0 ? "completed, right results" : $"completed, **wrong results**: {wrong} of {2L * Length} elements";
    }
}
