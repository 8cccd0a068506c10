using System.Net;

namespace TypedCollectives.Tests;

/// <summary>Check-ins as ranks of every version of NCCL send them, replayed byte for byte, and the root's answers to the byte.</summary>
public sealed class NativeLayoutTests
{
    /// <summary>NCCL 2.16 to 2.22: 64 bytes in, 28 out, and none before all are in.</summary>
    [Fact]
    public async Task RanksOf216To222AreAnsweredWhenAllAreIn()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        NativeRank[] ranks = Ranks(4);
        foreach (NativeRank rank in ranks[..3])
            await NativeRank.SendAsync(root.Id, rank.CheckIn64(root.Id.Magic, 4));
        await WaitForAsync(root, "rank 3 of 4 has not joined");
        Assert.All(ranks, rank => Assert.False(rank.IsCalled));
        await NativeRank.SendAsync(root.Id, ranks[3].CheckIn64(root.Id.Magic, 4));
        for (int i = 0; i < 4; i++)
            Assert.Equal(NativeRank.Expected(root.Id.Magic, ranks[(i + 1) % 4].RingAddress), await ranks[i].AnswerAsync());
        await root.Completion;
    }

    /// <summary>NCCL 2.23 to 2.28 (172 bytes) and 2.29 to 2.32 (176): 128 out, as soon as the next rank is in.</summary>
    [Theory]
    [InlineData(172)]
    [InlineData(176)]
    public async Task RanksSince223AreAnsweredAsSoonAsTheNextOneIsIn(int bytes)
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        NativeRank[] ranks = Ranks(4);
        byte[] CheckIn(int rank)
            => bytes == 172 ? ranks[rank].CheckIn172(root.Id.Magic, 4) : ranks[rank].CheckIn176(root.Id.Magic, 4);
        async Task AnsweredAsync(int rank)
            => Assert.Equal(NativeRank.Expected(root.Id.Magic, ranks[(rank + 1) % 4].ConnectInfo), await ranks[rank].AnswerAsync());

        Assert.Equal(12 + 4 + bytes, CheckIn(0).Length);
        await NativeRank.SendAsync(root.Id, CheckIn(2));
        await WaitForAsync(root, "ranks 0, 1, 3 of 4 have not joined");
        await NativeRank.SendAsync(root.Id, CheckIn(1));
        await AnsweredAsync(1);
        await NativeRank.SendAsync(root.Id, CheckIn(3));
        await AnsweredAsync(2);
        Assert.False(ranks[3].IsCalled);
        await NativeRank.SendAsync(root.Id, CheckIn(0));
        await AnsweredAsync(0);
        await AnsweredAsync(3);
        await root.Completion;
    }

    [Theory]
    [InlineData(64)]
    [InlineData(172)]
    [InlineData(176)]
    public async Task OneRankIsItsOwnNeighbour(int bytes)
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        using var rank = new NativeRank(0);
        await NativeRank.SendAsync(root.Id, bytes switch
        {
            64 => rank.CheckIn64(root.Id.Magic, 1),
            172 => rank.CheckIn172(root.Id.Magic, 1),
            _ => rank.CheckIn176(root.Id.Magic, 1),
        });
        Assert.Equal(NativeRank.Expected(root.Id.Magic, bytes == 64 ? rank.RingAddress : rank.ConnectInfo), await rank.AnswerAsync());
        await root.Completion;
    }

    /// <summary>TCP keeps no message borders: a check-in may come in pieces of any length.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(13)]
    public async Task ACheckInMayComeInPieces(int piece)
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        using var rank = new NativeRank(0);
        using System.Net.Sockets.Socket socket = await Strangers.ConnectAsync(root.Id);
        socket.NoDelay = true;
        foreach (byte[] part in rank.CheckIn176(root.Id.Magic, 1).Chunk(piece))
            await socket.SendAsync(part, TestContext.Current.CancellationToken);
        Assert.Equal(NativeRank.Expected(root.Id.Magic, rank.ConnectInfo), await rank.AnswerAsync());
    }

    /// <summary>With NCCL_COMM_ID the magic is NCCL_MAGIC since 2.22, and nothing else is in the id.</summary>
    [Fact]
    public async Task AnAddressServesNativeRanksToo()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(new UniqueIdOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) });
        Assert.Equal(root.Id, UniqueId.Parse(root.Id.EndPoint!.ToString()));
        using var rank = new NativeRank(0);
        await NativeRank.SendAsync(root.Id, rank.CheckIn176(0x0280_0280_0280_0280, 1));
        Assert.Equal(NativeRank.Expected(0x0280_0280_0280_0280, rank.ConnectInfo), await rank.AnswerAsync());
        await root.Completion;
    }

    [Fact]
    public async Task RanksOfDifferentVersionsAreNamed()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        NativeRank[] ranks = Ranks(2);
        await NativeRank.SendAsync(root.Id, ranks[0].CheckIn172(root.Id.Magic, 2));
        await WaitForAsync(root, "rank 1 of 2 has not joined");
        await NativeRank.SendAsync(root.Id, ranks[1].CheckIn64(root.Id.Magic, 2));
        var failure = await Assert.ThrowsAsync<CollectiveException>(() => root.Completion);
        Assert.Matches(@"^rank 0 \(127\.0\.0\.1:\d+\) joined with NCCL 2\.23 to 2\.28, rank 1 \(127\.0\.0\.1:\d+\) with NCCL 2\.16 to 2\.22\.$", failure.Message);
    }

    internal static NativeRank[] Ranks(int count) => [.. Enumerable.Range(0, count).Select(rank => new NativeRank(rank))];

    /// <summary>Waits until the root says so of who is missing.</summary>
    internal static async Task WaitForAsync(BootstrapRoot root, string missing)
    {
        while (!root.DescribeMissing().StartsWith(missing, StringComparison.Ordinal))
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }
}
