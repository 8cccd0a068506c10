using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed class UniqueIdReusedNative : NativeScenario
{
    public override string Rule => "TC3008";

    public override string Description => "one id, two cliques of two ranks one after the other, each in a group";

    protected override string Run(NativeBench bench)
    {
        NcclUniqueId id = NativeBench.NewId();
        NcclComm[] first = bench.InitRanks(id);
        bench.Bench.Note("the first clique was made");
        NcclComm[] second = bench.InitRanks(id);
        bench.Bench.Note("the second clique was made");
        var buffers = bench.Buffers();
        bench.AllReduceBoth(first, buffers);
        bench.Synchronize();
        var others = bench.Buffers();
        bench.AllReduceBoth(second, others);
        bench.Synchronize();
        return $"first: {Bench.Compare(buffers, Bench.Sum)}; second: {Bench.Compare(others, Bench.Sum)}";
    }
}
