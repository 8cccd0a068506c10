using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

internal sealed class ExceptionSkipsEndNative : NativeScenario
{
    public override string Rule => "TC1002";

    public override string Description => "an exception between ncclGroupStart and ncclGroupEnd is caught, and the same thread goes on with a group of its own";

    protected override string Run(NativeBench bench)
    {
        NcclComm[] comms = bench.InitAll();
        var buffers = bench.Buffers();
        try
        {
            NativeBench.Check(NcclNative.ncclGroupStart(), nameof(NcclNative.ncclGroupStart));
            throw new InvalidOperationException("no next batch");
        }
        catch (InvalidOperationException)
        {
            bench.AllReduceBoth(comms, buffers);
        }

        bench.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
