using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed class UngroupedNative : NativeScenario
{
    public override string Rule => "TC1001";

    public override string Description => "ncclAllReduce for two ranks from one thread, the first one, without a group";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers();
        for (int rank = 0; rank < Bench.Ranks; rank++)
        {
            NativeBench.Check(bench.AllReduce(comms[rank], rank, buffers[rank]), nameof(NcclNative.ncclAllReduce));
            bench.Bench.Note($"the call of rank {rank} returned");
        }

        bench.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
