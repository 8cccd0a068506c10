using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TypedCollectives.Tests;

/// <summary>Ranks that meet through a real root: what they know of each other, and who else may connect.</summary>
public sealed class ManagedRingTests
{
    internal static RankInfo Info(int rank) => new(
        rank, new IPEndPoint(IPAddress.Loopback, 1000 + rank), Identity($"host{rank}", rank), "host:0 (host memory)", "1.2.3.4");

    [Fact]
    public void WhatARankSaysOfItselfArrivesAsItWas()
    {
        byte[] attachment = [1, 2, 3];
        Assert.True(RankInfo.TryRead((Info(3) with { Attachment = attachment }).ToBytes(), out RankInfo? read));
        Assert.Equal(attachment, read!.Attachment.ToArray());
        Assert.Equal(Info(3), read with { Attachment = default }); // memory is compared by where it is
    }

    [Fact]
    public void AnAttachmentHasABound()
    {
        Assert.True(RankInfo.TryRead((Info(3) with { Attachment = new byte[RankInfo.MaximumAttachment] }).ToBytes(), out _));
        Assert.False(RankInfo.TryRead((Info(3) with { Attachment = new byte[RankInfo.MaximumAttachment + 1] }).ToBytes(), out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task EveryRankKnowsEveryOther(int size)
    {
        // Two hosts, one after the other; the process is this one for all.
        ManagedRing[] rings = await JoinAsync(size, rank => Identity($"host{rank % 2}", 100 + rank));
        foreach ((int rank, ManagedRing ring) in rings.Index())
        {
            Assert.Equal(Enumerable.Range(0, size), ring.Ranks.Select(info => info.Rank));
            Assert.Equal(Enumerable.Range(100, size), ring.Ranks.Select(info => info.Identity.ProcessId));
            Assert.Equal(rank / 2, ring.LocalRank);
            Assert.Equal((size + 1 - (rank % 2)) / 2, ring.LocalSize);
            Assert.Equal(Math.Min(size, 2), ring.NodeCount);
            Assert.Equal($"Rank {size - 1} (process {99 + size} on host{(size - 1) % 2})", ring.Describe(size - 1));
        }

        foreach (ManagedRing ring in rings)
            await ring.DisposeAsync();
    }

    [Fact]
    public async Task StrangersAndRanksOfAnotherIdGetNoConnection()
    {
        ManagedRing[] rings = await JoinAsync(4, rank => Identity("host", rank));
        var arrived = new BlockingCollection<(int Rank, int Peer)>();
        foreach ((int rank, ManagedRing ring) in rings.Index())
            ring.Start((peer, socket) => arrived.Add((rank, peer)));
        Assert.Equal([(0, 1), (0, 3), (1, 0), (1, 2), (2, 1), (2, 3), (3, 0), (3, 2)], arrived.GetConsumingEnumerable(TestContext.Current.CancellationToken).Take(8).Order());

        await using var root = BootstrapRoot.Start(Roots.OnLoopback());
        using var impostor = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await impostor.ConnectAsync(rings[3].Ranks[3].Listener, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<PeerRefusedException>(
            () => PeerProof.AuthenticateAsync(impostor, root.Id, 1, 3, connector: true, TestContext.Current.CancellationToken));

        // The honest one still gets through, past the stranger.
        using Socket honest = await rings[1].ConnectAsync(3, TestContext.Current.CancellationToken);
        Assert.Equal((3, 1), arrived.Take(TestContext.Current.CancellationToken));
        foreach (ManagedRing ring in rings)
            await ring.DisposeAsync();
        Assert.Empty(arrived);
    }

    [Fact]
    public void RanksOfDifferentVersionsAreNamed()
    {
        RankInfo[] ranks = [Info(0), Info(1), Info(2) with { Version = "9.9" }];
        var exception = Assert.Throws<CollectiveException>(() => RingProtocol.RequireOneVersion(ranks));
        Assert.Contains("Rank 0", exception.Message);
        Assert.Contains("Rank 2 (process 2 on host2) runs 9.9", exception.Message);
    }

    private static HostIdentity Identity(string host, int process) => HostIdentity.Of(host, "unused", "unused", process, "pid:[1]");

    private static async Task<ManagedRing[]> JoinAsync(int size, Func<int, HostIdentity> identity)
    {
        await using var root = BootstrapRoot.Start(Roots.OnLoopback());
        return await Task.WhenAll(Enumerable.Range(0, size).Select(rank => ManagedRing.JoinAsync(
            root.Id, rank, size, identity(rank), "device", null, Roots.Long, TestContext.Current.CancellationToken)));
    }
}
