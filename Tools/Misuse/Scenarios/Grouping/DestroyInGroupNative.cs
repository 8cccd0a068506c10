using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed class DestroyInGroupNative : NativeScenario
{
    public override string Rule => "TC1006";

    public override string Description => "ncclAllReduce and then ncclCommDestroy of the same communicators in one group";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers();
        bench.AllReduceBoth(comms, buffers);
        bench.Synchronize();
        bench.Bench.Note("warm-up done");

        var sums = bench.Buffers();
        NativeBench.InGroup(
            rank =>
            {
                NcclResult sum = bench.AllReduce(comms[rank], rank, sums[rank]);
                if (sum != NcclResult.Success)
                    return sum;
                NcclResult destroy = NcclNative.ncclCommDestroy(comms[rank]);
                bench.Bench.Note($"ncclCommDestroy of rank {rank}: {destroy}");
                return destroy;
            },
            "a call of the group");
        bench.Synchronize();
        return Bench.Compare(sums, Bench.Sum);
    }
}
