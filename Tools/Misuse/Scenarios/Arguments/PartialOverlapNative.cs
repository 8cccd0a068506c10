using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed unsafe class PartialOverlapNative : NativeScenario
{
    private const int Length = 1 << 20;
    private const int Shift = 1 << 18;

    public override string Rule => "TC3006";

    public override string Description => "ncclAllReduce of 4 MiB whose recv is its send shifted forward by 1 MiB";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers(Length + Shift);
        for (int rank = 0; rank < Bench.Ranks; rank++)
            buffers[rank].CopyFromCPU(Ramp(rank));
        NativeBench.InGroup(
            rank =>
            {
                var send = (float*)NativeBench.Pointer(buffers[rank]);
                return NcclNative.ncclAllReduce(
                    send, send + Shift, Length, NcclDataType.Float32, NcclRedOp.Sum, comms[rank], bench.Stream(rank));
            },
            nameof(NcclNative.ncclAllReduce));
        bench.Synchronize();
        long wrong = buffers.Sum(buffer => buffer.GetAsArray1D().Skip(Shift).Where((value, index) => value != 2 * Value(index) + 1).LongCount());
        return wrong == 0 ? "completed, right results" : $"completed, **wrong results**: {wrong} of {2L * Length} elements";
    }

    private static float[] Ramp(int rank) => [.. Enumerable.Range(0, Length + Shift).Select(index => Value(index) + rank)];

    private static float Value(int index) => index % 1021;
}
