using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed unsafe class InitInGroupNative : NativeScenario
{
    public override string Rule => "TC1006";

    public override string Description => "ncclCommInitRank of new communicators and ncclAllReduce of others in one group";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers();
        bench.AllReduceBoth(comms, buffers);
        bench.Synchronize();
        bench.Bench.Note("warm-up done");

        var sums = bench.Buffers();
        var more = new NcclComm[Bench.Ranks];
        NcclUniqueId id = NativeBench.NewId();
        fixed (NcclComm* first = more)
        {
            NcclComm* handles = first;
            NativeBench.InGroup(
                rank =>
                {
                    bench.Bind(rank);
                    NcclResult init = NcclNative.ncclCommInitRank(&handles[rank], Bench.Ranks, id, rank);
                    return init == NcclResult.Success ? bench.AllReduce(comms[rank], rank, sums[rank]) : init;
                },
                "a call of the group");
        }

        bench.Bench.Note("the group ended");
        bench.Synchronize();
        string old = Bench.Compare(sums, Bench.Sum);
        var news = bench.Buffers();
        bench.AllReduceBoth(more, news);
        bench.Synchronize();
        return $"the old communicators: {old}; the new ones: {Bench.Compare(news, Bench.Sum)}";
    }
}
