using System.Net;

namespace TypedCollectives.Tests;

/// <summary>Managed ranks that join through a managed root.</summary>
public sealed class ManagedJoinTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(17)]
    [InlineData(200)]
    public async Task EveryRankLearnsWhereTheNextOneListens(int size)
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        await Roots.JoinAllAsync(root.Id, size);
        await root.Completion;
    }

    [Fact]
    public async Task NoRankIsAnsweredBeforeAllAreIn()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        Task<RingNeighbour>[] early = [.. new[] { 0, 1 }.Select(rank => Roots.CheckInAsync(root.Id, rank, 3))];
        await NativeLayoutTests.WaitForAsync(root, "rank 2 of 3 has not joined");
        Assert.All(early, rank => Assert.False(rank.IsCompleted));
        using RingNeighbour last = await Roots.CheckInAsync(root.Id, 2, 3);
        foreach (RingNeighbour neighbour in await Task.WhenAll(early))
            neighbour.Dispose();
    }

    [Fact]
    public async Task ARankMayComeBeforeItsRoot()
    {
        // A port that was free a moment ago: nobody listens yet, so the rank is refused and tries again.
        var address = new IPEndPoint(IPAddress.Loopback, 0);
        BootstrapRoot probe = BootstrapRoot.Start(new UniqueIdOptions { EndPoint = address });
        IPEndPoint free = probe.Id.EndPoint!;
        await probe.DisposeAsync();

        Task joining = Roots.JoinAllAsync(UniqueId.Parse(free.ToString()), 3);
        await using BootstrapRoot root = BootstrapRoot.Start(new UniqueIdOptions { EndPoint = free });
        await joining;
        await root.Completion;
    }

    [Fact]
    public async Task TheRootEndsWhenEveryRankIsReady()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        RingNeighbour[] neighbours = await Task.WhenAll(Roots.CheckInAsync(root.Id, 0, 2), Roots.CheckInAsync(root.Id, 1, 2));
        await neighbours[0].ReadyAsync(TestContext.Current.CancellationToken);
        Assert.False(root.Completion.IsCompleted);
        Assert.False(neighbours[1].Failure.IsCompleted);
        await neighbours[1].ReadyAsync(TestContext.Current.CancellationToken);
        await root.Completion;
    }

    [Fact]
    public async Task ARankThatLeavesBeforeItIsReadyIsToldToTheOthers()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        RingNeighbour[] neighbours = await Task.WhenAll(Enumerable.Range(0, 3).Select(rank => Roots.CheckInAsync(root.Id, rank, 3)));
        neighbours[1].Dispose();
        foreach (int rank in new[] { 0, 2 })
        {
            CollectiveException? failure = await neighbours[rank].Failure;
            Assert.Contains("rank 1 (127.0.0.1) left before every rank was ready", failure!.Message);
            neighbours[rank].Dispose();
        }

        await Assert.ThrowsAsync<CollectiveException>(() => root.Completion);
    }

    [Fact]
    public async Task RanksJoinOverIpv6()
    {
        var address = IPAddress.IPv6Loopback;
        Assert.SkipUnless(NetworkInterfaces.List().Any(there => there.Address.Equals(address)), "This machine has no IPv6.");
        await using BootstrapRoot root = BootstrapRoot.Start(new UniqueIdOptions { EndPoint = new IPEndPoint(address, 0) });
        Assert.StartsWith("[::1]:", root.Id.EndPoint!.ToString());
        RingNeighbour[] neighbours = await Task.WhenAll(Enumerable.Range(0, 3).Select(rank => RootClient.CheckInAsync(
            root.Id, rank, 3, new IPEndPoint(address, 100 + rank), address, Roots.Long, TestContext.Current.CancellationToken)));
        for (int rank = 0; rank < 3; rank++)
        {
            Assert.Equal(new IPEndPoint(address, 100 + ((rank + 1) % 3)), neighbours[rank].Address);
            await neighbours[rank].ReadyAsync(TestContext.Current.CancellationToken);
        }

        await root.Completion;
    }

    /// <summary>Native NCCL's own root: reads a check-in, closes, and calls back whoever's neighbour is in.</summary>
    [Fact]
    public async Task ManagedRanksJoinThroughANativeRootToo()
    {
        await using BootstrapRoot outer = BootstrapRoot.Start(Roots.OnLoopback());
        var native = UniqueIds.WithoutSecret(outer.Id);
        using var rootSocket = new FakeNativeRoot();
        UniqueId id = UniqueIds.At(native, rootSocket.EndPoint);
        Task serving = rootSocket.ServeAsync(2);
        await Roots.JoinAllAsync(id, 2);
        await serving;
    }

    [Fact]
    public async Task AnIdWithoutAnAddressIsRefusedAtOnce()
    {
        var failure = await Assert.ThrowsAsync<CollectiveException>(() => Roots.CheckInAsync(default, 0, 2));
        Assert.Contains("Rank 0 of 2 cannot join: id without a readable address", failure.Message);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Roots.CheckInAsync(default, 2, 2));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Roots.CheckInAsync(default, -1, 2));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Roots.CheckInAsync(default, 0, 0));
    }

    [Fact]
    public async Task CreateKeepsItsRootWhereARankOfTheProcessFindsIt()
    {
        UniqueId id = UniqueId.Create(Roots.OnLoopback());
        BootstrapRoot root = BootstrapRoot.Find(id)!;
        Assert.Equal(id, root.Id);
        await Roots.JoinAllAsync(id, 2);
        await root.Completion;

        UniqueId failing = UniqueId.Create(Roots.OnLoopback(TimeSpan.FromMilliseconds(50)));
        await Assert.ThrowsAsync<CollectiveTimeoutException>(() => BootstrapRoot.Find(failing)!.Completion);
        Assert.NotNull(BootstrapRoot.Find(failing));
        BootstrapRoot.Find(failing)!.Dispose();
        Assert.Null(BootstrapRoot.Find(failing));
    }
}
