using TypedCollectives.Interop.Nccl;
using TypedCollectives.Nccl.Tests.Support;

namespace TypedCollectives.Nccl.Tests;

/// <summary>What becomes of a call and of a group of calls on their way to NCCL.</summary>
public sealed class CallTests
{
    private static readonly NcclOptions NonBlocking = new() { Blocking = false };

    [Fact]
    public void ACallAloneIsOneOfNcclAndAGroupIsOneGroup()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(2);
        using var first = clique[0].Accelerator.Allocate1D<float>(4);
        using var second = clique[1].Accelerator.Allocate1D<float>(4);
        standin.TakeCalls();
        clique[0].AllReduce(first, ReduceOp.Sum);
        Assert.Equal("ncclAllReduce #0 4 type 7 op 0", standin.TakeCalls());
        using (CollectiveGroup.Open())
        {
            clique[0].AllReduce(first, ReduceOp.Max);
            clique[1].AllReduce(second, ReduceOp.Max);
        }

        Assert.Equal("ncclGroupStart\nncclAllReduce #0 4 type 7 op 2\nncclAllReduce #1 4 type 7 op 2\nncclGroupEnd", standin.TakeCalls());
    }

    [Fact]
    public void EveryNonBlockingRankOfAGroupIsWaitedFor()
    {
        var standin = new Standin { Polls = 2 };
        using CommunicatorClique clique = standin.InitAll(2, NonBlocking);
        using var first = clique[0].Accelerator.Allocate1D<float>(4);
        using var second = clique[1].Accelerator.Allocate1D<float>(4);
        standin.SetAsyncError(clique[1], NcclResult.RemoteError);
        var error = Assert.Throws<NcclException>((Action)(() =>
        {
            using (CollectiveGroup.Open())
            {
                clique[0].AllReduce(first, ReduceOp.Sum);
                clique[1].AllReduce(second, ReduceOp.Sum);
            }
        }));
        Assert.Equal(NcclResult.RemoteError, error.Result);
    }

    [Fact]
    public void CallsAndGroupsAllocateNothing()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(2);
        using var first = clique[0].Accelerator.Allocate1D<float>(4);
        using var second = clique[1].Accelerator.Allocate1D<float>(4);
        void Step()
        {
            clique[0].AllReduce(first, ReduceOp.Sum);
            using (CollectiveGroup.Open())
            {
                clique[0].AllReduce(first, ReduceOp.Sum);
                clique[1].AllReduce(second, ReduceOp.Sum);
            }
        }

        for (int i = 0; i < 100; i++)
            Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
