using System.Net;
using System.Net.Sockets;

namespace TypedCollectives.Tests;

/// <summary>What keeps a communicator from coming to be is told to everyone who waits for it, with names and addresses.</summary>
public sealed class RootFailureTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task RanksThatNeverComeAreNamedToEveryRank()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback(Short));
        int[] present = [.. Enumerable.Range(0, 16).Except([3, 7])];
        Task<RingNeighbour>[] ranks = [.. present.Select(rank => Roots.CheckInAsync(root.Id, rank, 16))];
        string expected = $"ranks 3, 7 of 16 have not joined (listening on {root.Id.EndPoint}, lo); waited 3 s";
        var failure = await Assert.ThrowsAsync<CollectiveTimeoutException>(() => root.Completion);
        Assert.Equal(expected, failure.Message);
        CollectiveException[] told = await Roots.FailuresAsync(ranks);
        for (int i = 0; i < told.Length; i++)
        {
            Assert.IsType<CollectiveTimeoutException>(told[i]);
            Assert.Equal($"Rank {present[i]} of 16 could not join through the root at {root.Id.EndPoint}: {expected}", told[i].Message);
        }
    }

    /// <summary>The root is patient, a rank is not: the root goes by the least patient one, so that it can still say who is missing.</summary>
    [Fact]
    public async Task TheLeastPatientRankHearsWhoIsMissing()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        Task<RingNeighbour>[] ranks = [Roots.CheckInAsync(root.Id, 0, 3), Roots.CheckInAsync(root.Id, 2, 3, Short)];
        Assert.All(await Roots.FailuresAsync(ranks), failure =>
        {
            Assert.IsType<CollectiveTimeoutException>(failure);
            Assert.Contains("rank 1 of 3 has not joined (listening on ", failure.Message);
        });
    }

    [Fact]
    public async Task ARootNobodyJoinsSaysSo()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback(TimeSpan.FromMilliseconds(100)));
        var failure = await Assert.ThrowsAsync<CollectiveTimeoutException>(() => root.Completion);
        Assert.Equal($"no rank has joined (listening on {root.Id.EndPoint}, lo); waited 0.1 s", failure.Message);
    }

    [Fact]
    public async Task ARankThatDiesWhileItWaitsIsToldToTheOthers()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        using var dying = new CancellationTokenSource();
        Task<RingNeighbour> other = Roots.CheckInAsync(root.Id, 0, 4);
        Task<RingNeighbour> victim = RootClient.CheckInAsync(
            root.Id, 3, 4, Roots.RingListener(3), IPAddress.Loopback, Roots.Long, dying.Token);
        await NativeLayoutTests.WaitForAsync(root, "ranks 1, 2 of 4 have not joined");
        await dying.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => victim);
        CollectiveException[] failures = await Roots.FailuresAsync([other]);
        Assert.Contains($"rank 3 (127.0.0.1) left before every rank had joined (listening on {root.Id.EndPoint}, lo)", failures[0].Message);
        await Assert.ThrowsAsync<CollectiveException>(() => root.Completion);
    }

    [Fact]
    public async Task ARankThatDiesAfterItsHelloHasNotJoined()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback(Short));
        using var native = new NativeRank(1);
        using (Socket socket = await Strangers.SendAsync(root.Id, native.CheckIn176(root.Id.Magic, 2)[..12]))
            socket.Shutdown(SocketShutdown.Send);
        CollectiveException[] failures = await Roots.FailuresAsync([Roots.CheckInAsync(root.Id, 0, 2)]);
        Assert.Contains("rank 1 of 2 has not joined", failures[0].Message);
    }

    [Fact]
    public async Task ARankThatJoinsTwiceIsNamedWithBothEnds()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        CollectiveException[] failures = await Roots.FailuresAsync([.. Enumerable.Range(0, 2).Select(_ => Roots.CheckInAsync(root.Id, 1, 3))]);
        Assert.All(failures, failure
            => Assert.Matches(@": rank 1 of 3 has joined twice, from 127\.0\.0\.1:\d+ and from 127\.0\.0\.1:\d+\.$", failure.Message));
    }

    [Fact]
    public async Task NativeRanksThatJoinTwiceAreNamedToo()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        using var rank = new NativeRank(1);
        for (int i = 0; i < 2; i++)
            await NativeRank.SendAsync(root.Id, rank.CheckIn176(root.Id.Magic, 3));
        var failure = await Assert.ThrowsAsync<CollectiveException>(() => root.Completion);
        Assert.Matches(@"^rank 1 of 3 has joined twice, from 127\.0\.0\.1:\d+ and from 127\.0\.0\.1:\d+\.$", failure.Message);
    }

    [Fact]
    public async Task RanksThatCountDifferentlyAreNamedWithBothEnds()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        Task<RingNeighbour> first = Roots.CheckInAsync(root.Id, 0, 16);
        await NativeLayoutTests.WaitForAsync(root, "ranks 1-15 of 16 have not joined");
        CollectiveException[] failures = await Roots.FailuresAsync([first, Roots.CheckInAsync(root.Id, 5, 8)]);
        Assert.All(failures, failure => Assert.Matches(
            @": rank 0 \(127\.0\.0\.1:\d+\) says there are 16 ranks, rank 5 \(127\.0\.0\.1:\d+\) says 8\.$", failure.Message));
    }

    [Fact]
    public async Task AWrongSecretIsRefusedAndTheOthersGoOn()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        UniqueId damaged = UniqueIds.WithAnotherSecret(root.Id);
        CollectiveException[] failures = await Roots.FailuresAsync([Roots.CheckInAsync(damaged, 1, 2)]);
        Assert.Contains("rank 1 (127.0.0.1:", failures[0].Message);
        Assert.Contains("does not know the secret of the id", failures[0].Message);
        await Roots.JoinAllAsync(root.Id, 2);
        await root.Completion;
    }

    [Fact]
    public async Task WithoutASecretKindsOfRanksAreNotMixed()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(new UniqueIdOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) });
        using var native = new NativeRank(0);
        await NativeRank.SendAsync(root.Id, native.CheckIn176(root.Id.Magic, 2));
        await NativeLayoutTests.WaitForAsync(root, "rank 1 of 2 has not joined");
        CollectiveException[] failures = await Roots.FailuresAsync([Roots.CheckInAsync(root.Id, 1, 2)]);
        Assert.Matches(
            @"rank 0 \(.*\) joined with native NCCL, rank 1 \(.*\) joined with a managed backend: every rank of an id uses the same kind",
            failures[0].Message);
    }

    [Fact]
    public async Task ACancelledRootTellsItsRanks()
    {
        using var source = new CancellationTokenSource();
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback() with { CancellationToken = source.Token });
        Task<RingNeighbour> rank = Roots.CheckInAsync(root.Id, 0, 2);
        await NativeLayoutTests.WaitForAsync(root, "rank 1 of 2 has not joined");
        await source.CancelAsync();
        CollectiveException[] failures = await Roots.FailuresAsync([rank]);
        Assert.Contains("The root was cancelled: rank 1 of 2 has not joined", failures[0].Message);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => root.Completion);
        Assert.True(root.Completion.IsCanceled);
        Assert.Throws<OperationCanceledException>(() => BootstrapRoot.Start(Roots.OnLoopback() with { CancellationToken = source.Token }));
    }

    [Fact]
    public async Task ADisposedRootTellsItsRanks()
    {
        BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        Task<RingNeighbour> rank = Roots.CheckInAsync(root.Id, 0, 2);
        await NativeLayoutTests.WaitForAsync(root, "rank 1 of 2 has not joined");
        root.Dispose();
        root.Dispose();
        CollectiveException[] failures = await Roots.FailuresAsync([rank]);
        Assert.Contains("The root was disposed: rank 1 of 2 has not joined", failures[0].Message);
    }

    [Fact]
    public async Task ARankThatCannotBeCalledBackIsNamed()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback(Short));
        NativeRank[] ranks = NativeLayoutTests.Ranks(2);
        byte[] unreachable = ranks[0].CheckIn176(root.Id.Magic, 2);
        string callBack = $"127.0.0.1:{(unreachable[38] << 8) + unreachable[39]}";
        ranks[0].Dispose();
        await NativeRank.SendAsync(root.Id, unreachable);
        await NativeRank.SendAsync(root.Id, ranks[1].CheckIn176(root.Id.Magic, 2));
        var failure = await Assert.ThrowsAsync<CollectiveTimeoutException>(() => root.Completion);
        Assert.StartsWith($"rank 0 of 2 could not be called back at {callBack} (listening on ", failure.Message);
    }

    [Fact]
    public async Task ARootThatCannotBeReachedIsNamed()
    {
        BootstrapRoot gone = BootstrapRoot.Start(Roots.OnLoopback());
        await gone.DisposeAsync();
        CollectiveException[] failures = await Roots.FailuresAsync([Roots.CheckInAsync(gone.Id, 1, 4, TimeSpan.FromMilliseconds(200))]);
        Assert.IsType<CollectiveTimeoutException>(failures[0]);
        Assert.StartsWith(
            $"Rank 1 of 4 could not join through the root at {gone.Id.EndPoint} within 0.2 s: the root could not be reached (Connection refused)",
            failures[0].Message);
    }

    [Fact]
    public void AnAddressInUseIsNamed()
    {
        using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        var failure = Assert.Throws<CollectiveException>(() => BootstrapRoot.Start(new UniqueIdOptions { EndPoint = root.Id.EndPoint }));
        Assert.StartsWith($"The root cannot listen on {root.Id.EndPoint}: ", failure.Message);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public void AnAddressThatIsNoneIsRefused(string any)
    {
        var options = new UniqueIdOptions { EndPoint = new IPEndPoint(IPAddress.Parse(any), 0) };
        Assert.Contains("ranks need an address by which they reach it", Assert.Throws<CollectiveException>(() => UniqueId.Create(options)).Message);
    }
}
