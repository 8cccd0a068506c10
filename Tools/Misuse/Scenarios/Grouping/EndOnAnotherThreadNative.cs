using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed class EndOnAnotherThreadNative : NativeScenario
{
    public override string Rule => "TC1004";

    public override string Description => "ncclGroupStart and the calls on one thread, ncclGroupEnd on another";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers();
        NativeBench.Check(NcclNative.ncclGroupStart(), nameof(NcclNative.ncclGroupStart));
        for (int rank = 0; rank < Bench.Ranks; rank++)
            NativeBench.Check(bench.AllReduce(comms[rank], rank, buffers[rank]), nameof(NcclNative.ncclAllReduce));

        string end = "";
        _ = Bench.OnAnotherThread(() => end = NativeBench.Describe(NcclNative.ncclGroupEnd()));
        bench.Bench.Note($"ncclGroupEnd on the other thread: {end}");
        bench.Synchronize();
        string result = Bench.Compare(buffers, Bench.Sum);

        // What the first thread does next goes into the group that is still open on it.
        var next = bench.Buffers();
        bench.AllReduceBoth(comms, next);
        bench.Synchronize();
        return $"ncclGroupEnd on the other thread: {end}; {result}; the first thread's next group: {Bench.Compare(next, Bench.Sum)}";
    }
}
