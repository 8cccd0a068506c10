using TypedCollectives.Interop.Nccl;
using TypedCollectives.Nccl.Tests.Support;

namespace TypedCollectives.Nccl.Tests;

/// <summary>Communicators made of others, over NCCL.</summary>
public sealed class DerivationTests
{
    private const string Defaults = "| blocking=1";

    [Fact]
    public void OneThreadSplitsACliqueInsideAGroup()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(4);
        standin.TakeCalls();
        var parts = new Communicator?[4];
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                parts[comm.Rank] = comm.Split(comm.Rank == 3 ? Communicator.NoColor : comm.Rank % 2, key: -comm.Rank);
            Assert.Empty(standin.TakeCalls());
            Assert.Contains("is made when the group opened", Assert.Throws<InvalidOperationException>(() => parts[0]!.Rank).Message);
            Assert.Throws<InvalidOperationException>(() => parts[0]!.Dispose());
        }

        Assert.Equal(
            $"""
            ncclGroupStart
            ncclCommSplit #0 0 0 {Defaults}
            ncclCommSplit #1 1 -1 {Defaults}
            ncclCommSplit #2 0 -2 {Defaults}
            ncclCommSplit #3 -1 -3 {Defaults}
            ncclGroupEnd
            """,
            standin.TakeCalls());
        Assert.Null(parts[3]);
        Assert.Equal([(1, 2), (0, 1), (0, 2)], parts.Take(3).Select(part => (part!.Rank, part.Size)));
        Assert.Same(clique[2].Device, parts[2]!.Device);
        Assert.Equal(BackendKind.Nccl, parts[0]!.Backend);
        Assert.Equal("Nccl: a stand-in; Split(color 0, key -2)", parts[2]!.BackendReason);
        parts[0]!.Dispose();
        Assert.Equal("ncclCommDestroy #4", standin.TakeCalls());
    }

    [Fact]
    public void ANonBlockingSplitIsAwaitedOnTheParent()
    {
        var standin = new Standin { Polls = 2 };
        using CommunicatorClique clique = standin.InitAll(1, new NcclOptions { Blocking = false, SplitShare = true });
        standin.TakeCalls();
        using Communicator part = clique[0].Split(5)!;
        Assert.Equal((0, 1), (part.Rank, part.Size));
        Assert.Equal("ncclCommSplit #0 5 0 | blocking=0 splitShare=1", standin.TakeCalls());
    }

    [Fact]
    public void AChildTakesItsParentsOptionsUnlessItIsGivenItsOwn()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(1, new NcclOptions { MaxCtas = 4, Name = "parent" });
        standin.TakeCalls();
        using Communicator heir = clique[0].Split(0)!;
        using Communicator grandchild = heir.Split(0)!;
        using Communicator other = clique[0].Split(0, options: new CommunicatorOptions { Nccl = new NcclOptions { Name = "child" } })!;
        using Communicator plain = clique[0].Split(0, options: new CommunicatorOptions())!;
        Assert.Equal(
            """
            ncclCommSplit #0 0 0 | blocking=1 max=4 name=parent
            ncclCommSplit #1 0 0 | blocking=1 max=4 name=parent
            ncclCommSplit #0 0 0 | blocking=1 name=child
            ncclCommSplit #0 0 0 | blocking=1
            """,
            standin.TakeCalls());
    }

    [Fact]
    public void AFailedSplitLeavesTheParentAndNoChild()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(2);
        standin.TakeCalls();
        standin.Fail("ncclCommSplit", NcclResult.SystemError);
        var children = new Communicator?[2];
        var exception = Assert.Throws<NcclException>((Action)(() =>
        {
            using (CollectiveGroup.Open())
            {
                children[0] = clique[0].Split(0);
                children[1] = clique[1].Split(0);
            }
        }));
        Assert.Equal(NcclResult.SystemError, exception.Result);
        Assert.StartsWith("Split(color 0, key 0) failed with SystemError", exception.Message);
        Assert.EndsWith("ncclGroupEnd", standin.TakeCalls());
        Assert.Contains("was never made", Assert.Throws<InvalidOperationException>(() => children[0]!.Rank).Message);
        children[0]!.Dispose();
        clique[0].Split(0)!.Dispose();

        // Who knows what NCCL left undone: it is not asked to finish.
        standin.TakeCalls();
        clique.Dispose();
        Assert.Equal("ncclCommAbort #0\nncclCommAbort #1", standin.TakeCalls());
    }

    [Fact]
    public void ASplitThatDoesNotEndFailsAtTheDeadlineAndKeepsWhatNcclWasGiven()
    {
        var standin = new Standin();
        CommunicatorClique clique = standin.InitAll(1, new NcclOptions { Blocking = false, Name = "the parent" }, TimeSpan.FromMilliseconds(50));
        standin.Polls = int.MaxValue;
        Assert.Contains("Rank 0 waited 0.05 s", Assert.Throws<CollectiveTimeoutException>(() => clique[0].Split(0)?.Dispose()).Message);
        standin.TakeCalls();
        clique.Dispose();
        Assert.Equal("ncclCommAbort #0", standin.TakeCalls());
    }

    [Fact]
    public void ShrinkingKeepsTheCallersListAndClosesTheRanksUp()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(4);
        standin.TakeCalls();
        int[] excluded = [2, 0];
        var rest = new List<Communicator>();
        using (CollectiveGroup.Open())
        {
            rest.Add(clique[1].Shrink(excluded));
            rest.Add(clique[3].Shrink(excluded));
        }

        Assert.Equal([2, 0], excluded);
        Assert.Equal(
            $"""
            ncclGroupStart
            ncclCommShrink #1 2... of 2 flags 0 {Defaults}
            ncclCommShrink #3 2... of 2 flags 0 {Defaults}
            ncclGroupEnd
            """,
            standin.TakeCalls());
        Assert.Equal([(0, 2), (1, 2)], rest.Select(comm => (comm.Rank, comm.Size)));
        rest.ForEach(comm => comm.Dispose());
    }

    [Fact]
    public void AfterShrinkingByAbortTheParentIsAborted()
    {
        var standin = new Standin();
        CommunicatorClique clique = standin.InitAll(2);
        using (Communicator rest = clique[0].Shrink([1], abort: true))
        {
            Assert.Equal((0, 1), (rest.Rank, rest.Size));
            Assert.Contains("flags 1", standin.TakeCalls());
        }

        standin.TakeCalls();
        clique.Dispose();
        Assert.Equal("ncclCommAbort #0\nncclCommDestroy #1", standin.TakeCalls());
    }

    [Theory]
    [InlineData(new int[0], "No ranks are left out")]
    [InlineData(new[] { 1, 1 }, "left out twice")]
    [InlineData(new[] { 3 }, "There is no rank 3: a rank of 3 is 0 to 2")]
    [InlineData(new[] { -1 }, "There is no rank -1")]
    [InlineData(new[] { 0 }, "Rank 0 is left out and calls Shrink")]
    public void ImpossibleShrinkingIsRefused(int[] excluded, string message)
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(3);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => clique[0].Shrink(excluded)).Message);
        Assert.DoesNotContain("Shrink", standin.TakeCalls());
    }

    [Fact]
    public void ACommunicatorGrows()
    {
        var standin = new Standin { Polls = 1 };
        using CommunicatorClique clique = standin.InitAll(2, new NcclOptions { Blocking = false });
        standin.TakeCalls();
        UniqueId id = clique[1].GetUniqueId();
        Assert.All(id.ToArray(), value => Assert.Equal(9, value));
        var grown = new List<Communicator>();
        using (CollectiveGroup.Open())
        {
            grown.Add(clique[0].Grow(3));
            grown.Add(clique[1].Grow(3, id));
        }

        Assert.Equal(
            """
            ncclCommGetUniqueId #1
            ncclGroupStart
            ncclCommGrow #0 3 id -1 rank -1 | blocking=0
            ncclCommGrow #1 3 id 9 rank -1 | blocking=0
            ncclGroupEnd
            """,
            standin.TakeCalls());
        Assert.Equal([(0, 3), (1, 3)], grown.Select(comm => (comm.Rank, comm.Size)));
        grown.ForEach(comm => comm.Dispose());

        DeviceSet devices = DeviceSet.OpenHostAt(2);
        NcclBackend joined = NcclRankInit.Init(
            standin.Nccl, new NcclMeeting([id.Native], 3, IsGrowth: true), [new NcclRankSpec(2, devices.Devices[0], null)], isBlocking: false,
            TimeSpan.FromSeconds(20), CancellationToken.None)[0];
        Assert.Contains("ncclCommGrow #-1 3 id 9 rank 2 | blocking=0", standin.TakeCalls());
        joined.Dispose();
        devices.Dispose();
        Assert.Throws<ArgumentOutOfRangeException>(() => clique[0].Grow(2));
    }

    [Fact]
    public void RanksMeetAtSeveralIds()
    {
        var standin = new Standin();
        using DeviceSet devices = DeviceSet.OpenHost(1);
        NcclUniqueId second = default;
        second.AsSpan().Fill(8);
        NcclMeeting meeting = new([default, second], 5);
        NcclRankSpec[] ranks = [new(4, devices.Devices[0], null)];
        NcclRankInit.Init(standin.Nccl, meeting, ranks, isBlocking: false, TimeSpan.FromSeconds(20), CancellationToken.None)[0].Dispose();
        Assert.Contains("ncclCommInitRankScalable 5 4 2 0 8 | blocking=0", standin.TakeCalls());

        var old = new Standin { Version = new NcclVersion(2, 22, 3) };
        var exception = Assert.Throws<NotSupportedException>(() => NcclRankInit.Init(
            old.Nccl, meeting, ranks, isBlocking: false, TimeSpan.FromSeconds(20), CancellationToken.None));
        Assert.Equal($"A communicator of several ids needs NCCL 2.23.4; the library loaded is 2.22.3 ({Standin.File}).", exception.Message);
    }

    public static TheoryData<string, string, string, Action<Communicator>> Since => new()
    {
        { "Split", "2.18.1", "2.17.1", comm => comm.Split(0)?.Dispose() },
        { "Shrink", "2.27.3", "2.26.6", comm => comm.Shrink([1]) },
        { "Grow", "2.29.2", "2.28.9", comm => comm.Grow(3) },
        { "GetUniqueId", "2.29.2", "2.28.9", comm => comm.GetUniqueId() },
        { "Revoke", "2.28.7", "2.28.3", comm => comm.Revoke() },
        { "Suspend", "2.29.7", "2.29.2", comm => comm.Suspend() },
        { "Resume", "2.29.7", "2.29.2", comm => comm.Resume() },
        { "GetMemoryStatistics", "2.29.7", "2.29.2", comm => comm.GetMemoryStatistics() },
    };

    [Theory]
    [MemberData(nameof(Since))]
    public void WhatTheLibraryIsTooOldForIsNamedWithBothVersions(string what, string since, string loaded, Action<Communicator> call)
    {
        int[] parts = [.. loaded.Split('.').Select(int.Parse)];
        var standin = new Standin { Version = new NcclVersion(parts[0], parts[1], parts[2]) };
        using CommunicatorClique clique = standin.InitAll(2);
        standin.TakeCalls();
        var exception = Assert.Throws<NotSupportedException>(() => call(clique[0]));
        Assert.Equal($"{what} needs NCCL {since}; the library loaded is {loaded} ({Standin.File}).", exception.Message);
        Assert.Empty(standin.TakeCalls());
    }

    [Fact]
    public void ChildrenStayOnTheirBackendAndBlockingOrNot()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(1);
        Assert.Contains("stays on its backend", Assert.Throws<ArgumentException>(
            () => clique[0].Split(0, options: new CommunicatorOptions { Backend = BackendKind.Host })).Message);
        Assert.Contains("the communicator is blocking", Assert.Throws<ArgumentException>(
            () => clique[0].Split(0, options: new CommunicatorOptions { Nccl = new NcclOptions { Blocking = false } })).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => clique[0].Split(-2));
    }

    [Fact]
    public void CommunicatorsAreNotMadeAmongCollectives()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(2);
        using var buffer = clique[0].Accelerator.Allocate1D<float>(4);
        standin.TakeCalls();
        using (CollectiveGroup.Open())
        {
            clique[0].AllReduce(buffer, ReduceOp.Sum);
            Assert.Contains("does not share a group with collectives", Assert.Throws<InvalidOperationException>(() => clique[1].Split(0)).Message);
            Assert.Contains("has calls in the group", Assert.Throws<InvalidOperationException>(() => clique[0].Split(0)).Message);
        }

        Assert.Equal("ncclAllReduce #0 4 type 7 op 0", standin.TakeCalls());
        Communicator child;
        using (CollectiveGroup.Open())
        {
            child = clique[0].Split(0)!;
            Assert.Throws<InvalidOperationException>(() => clique[0].AllReduce(buffer, ReduceOp.Sum));
        }

        child.Dispose();
    }

    [Fact]
    public void BlockingModesDoNotMixInAGroup()
    {
        var standin = new Standin();
        using DeviceSet devices = DeviceSet.OpenHost(2);
        NcclRankSpec[] ranks = [new(0, devices.Devices[0], new NcclOptions { Blocking = true }), new(1, devices.Devices[1], null)];
        Assert.Contains("NcclOptions.Blocking differs between ranks 0 and 1", Assert.Throws<ArgumentException>(() => NcclRankInit.Init(
            standin.Nccl, new NcclMeeting([default], 2), ranks, isBlocking: false, TimeSpan.FromSeconds(20), CancellationToken.None)).Message);
    }
}
