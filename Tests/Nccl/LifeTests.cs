using TypedCollectives.Interop.Nccl;
using TypedCollectives.Nccl.Tests.Support;

namespace TypedCollectives.Nccl.Tests;

/// <summary>What becomes of a communicator between its making and its end.</summary>
public sealed class LifeTests
{
    private static readonly NcclOptions NonBlocking = new() { Blocking = false };

    [Fact]
    public void RevokedMeansNoCollectivesButSplitsAndAnAbortAtTheEnd()
    {
        var standin = new Standin { Polls = 2 };
        CommunicatorClique clique = standin.InitAll(2, NonBlocking);
        using var buffer = clique[0].Accelerator.Allocate1D<float>(4);
        standin.TakeCalls();
        clique[0].Revoke();
        Assert.Equal("ncclCommRevoke #0 0", standin.TakeCalls());
        Assert.Contains("is revoked", Assert.Throws<InvalidOperationException>(() => clique[0].AllReduce(buffer, ReduceOp.Sum)).Message);
        Assert.Throws<InvalidOperationException>(clique[0].Revoke);
        Assert.Throws<InvalidOperationException>(() => clique[0].Grow(3));
        Assert.Empty(standin.TakeCalls());
        using (Communicator rest = clique[0].Shrink([1]))
            Assert.Equal(1, rest.Size);
        standin.TakeCalls();
        clique.Dispose();
        Assert.Equal("ncclCommFinalize #1\nncclCommAbort #0\nncclCommDestroy #1", standin.TakeCalls());
    }

    [Fact]
    public void RanksOfOneThreadFinishTogether()
    {
        var standin = new Standin { Polls = 2 };
        CommunicatorClique clique = standin.InitAll(2, NonBlocking);
        standin.TakeCalls();
        clique.Dispose();
        Assert.Equal("ncclCommFinalize #0\nncclCommFinalize #1\nncclCommDestroy #0\nncclCommDestroy #1", standin.TakeCalls());
    }

    [Fact]
    public void AbortEndsACommunicatorOnceAndDisposeFreesItsDevice()
    {
        var standin = new Standin();
        CommunicatorClique clique = standin.InitAll(1);
        var buffer = clique[0].Accelerator.Allocate1D<float>(4);
        standin.TakeCalls();
        clique[0].Abort();
        clique[0].Abort();
        Assert.Contains("was aborted", Assert.Throws<CollectiveException>(() => clique[0].AllReduce(buffer, ReduceOp.Sum)).Message);
        Assert.Contains("was aborted", Assert.Throws<CollectiveException>(clique[0].Synchronize).Message);
        Assert.Contains("was aborted", Assert.Throws<CollectiveException>(() => clique[0].Split(0)).Message);
        Assert.Contains("was aborted", clique[0].AsyncError!.Message);
        buffer.Dispose();
        clique.Dispose();
        clique[0].Abort();
        Assert.Equal("ncclCommAbort #0", standin.TakeCalls());
    }

    [Fact]
    public async Task AnAbortEndsTheWaitOfAnotherThread()
    {
        var standin = new Standin { Polls = int.MaxValue };
        DeviceSet devices = DeviceSet.OpenHost(1);
        using var cancellation = new CancellationTokenSource();
        // Never ready: it is aborted while its init is awaited on, then while it is waited for.
        Task<NcclBackend[]> init = Task.Run(() => NcclRankInit.Init(
            standin.Nccl, new NcclMeeting([default], 1), [new NcclRankSpec(0, devices.Devices[0], null)], isBlocking: false,
            Timeout.InfiniteTimeSpan, cancellation.Token));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => init);
        Assert.EndsWith("ncclCommAbort #0", standin.TakeCalls());

        standin.Polls = 0;
        CommunicatorClique clique = standin.InitAll(1, NonBlocking);
        standin.Polls = int.MaxValue;
        Task waiting = clique[0].FinalizeAsync(TestContext.Current.CancellationToken);
        clique[0].Abort();
        Assert.Contains("was aborted", (await Assert.ThrowsAsync<CollectiveException>(() => waiting)).Message);
        clique.Dispose();
        devices.Dispose();
    }

    [Fact]
    public async Task AFinalizedCommunicatorIsOnlyDestroyed()
    {
        var standin = new Standin { Polls = 3 };
        CommunicatorClique clique = standin.InitAll(1, NonBlocking);
        using var buffer = clique[0].Accelerator.Allocate1D<float>(4);
        standin.TakeCalls();
        await clique[0].FinalizeAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => clique[0].FinalizeAsync(TestContext.Current.CancellationToken));
        Assert.Contains("is finalized", Assert.Throws<InvalidOperationException>(() => clique[0].AllReduce(buffer, ReduceOp.Sum)).Message);
        buffer.Dispose();
        clique.Dispose();
        Assert.Equal("ncclCommFinalize #0\nncclCommDestroy #0", standin.TakeCalls());
    }

    [Fact]
    public async Task ReadyWaitsForTheLastCallAndNoLonger()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(1, NonBlocking);
        await clique[0].ReadyAsync(TestContext.Current.CancellationToken);
        Assert.Null(clique[0].AsyncError);
    }

    [Fact]
    public async Task AnErrorInTheBackgroundIsSeenWithoutACall()
    {
        var standin = new Standin();
        CommunicatorClique clique = standin.InitAll(1);
        standin.SetAsyncError(clique[0], NcclResult.RemoteError);
        var error = Assert.IsType<NcclException>(clique[0].AsyncError);
        Assert.Equal(NcclResult.RemoteError, error.Result);
        Assert.Contains("rank 0 on host:0", error.Message);
        Assert.Contains("the last warning", error.Message);
        await Assert.ThrowsAsync<NcclException>(() => clique[0].ReadyAsync(TestContext.Current.CancellationToken));
        clique.Dispose();
        Assert.Null(clique[0].AsyncError);
    }

    [Fact]
    public void SuspendedMeansNoCollectivesUntilResumed()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(1);
        using var buffer = clique[0].Accelerator.Allocate1D<float>(4);
        standin.TakeCalls();
        Assert.Throws<InvalidOperationException>(clique[0].Resume);
        clique[0].Suspend();
        Assert.Throws<InvalidOperationException>(clique[0].Suspend);
        Assert.Contains("is suspended", Assert.Throws<InvalidOperationException>(() => clique[0].AllReduce(buffer, ReduceOp.Sum)).Message);
        Assert.Equal(new NcclMemoryStatistics(1003, 1002, 1000, true), clique[0].GetMemoryStatistics());
        clique[0].Resume();
        clique[0].AllReduce(buffer, ReduceOp.Sum);
        Assert.Equal("ncclCommSuspend #0 1\nncclCommResume #0\nncclAllReduce #0 4 type 7 op 0", standin.TakeCalls());
    }

    [Fact]
    public void NothingOfThisIsDoneInsideAGroupWithCalls()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(1);
        using var buffer = clique[0].Accelerator.Allocate1D<float>(4);
        using (CollectiveGroup.Open())
        {
            clique[0].AllReduce(buffer, ReduceOp.Sum);
            Assert.Throws<InvalidOperationException>(clique[0].Revoke);
            Assert.Throws<InvalidOperationException>(clique[0].Suspend);
            Assert.Throws<InvalidOperationException>(() => clique[0].GetMemoryStatistics());
        }
    }
}
