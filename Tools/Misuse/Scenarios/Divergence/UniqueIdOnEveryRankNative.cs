using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed unsafe class UniqueIdOnEveryRankNative : NativeScenario
{
    public override string Rule => "TC2007";

    public override string Description => "a thread a rank: each makes an id of its own and calls ncclCommInitRank with it";

    protected override string Run(NativeBench bench)
    {
        return RankThreads.Run(bench.Bench, rank =>
        {
            bench.Bind(rank);
            NcclUniqueId id;
            NativeBench.Check(NcclNative.ncclGetUniqueId(&id), nameof(NcclNative.ncclGetUniqueId));
            bench.Bench.Note($"rank {rank}: has an id");
            NcclComm comm;
            NativeBench.Check(NcclNative.ncclCommInitRank(&comm, Bench.Ranks, id, rank), nameof(NcclNative.ncclCommInitRank));
        }) ?? "completed";
    }
}
