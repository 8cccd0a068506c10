using System.Net.Sockets;
using System.Text;

namespace TypedCollectives.Tests;

/// <summary>Whoever connects to a root and is no rank costs its own connection and nothing else.</summary>
public sealed class StrangerTests
{
    [Fact]
    public async Task AThousandSilentConnectionsKeepNobodyOut()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        Socket[] silent = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Strangers.ConnectAsync(root.Id)));
        await Roots.JoinAllAsync(root.Id, 8);
        await root.Completion;
        // The root has ended, and with it every connection to it.
        await Task.WhenAll(silent.Select(Strangers.UntilClosedAsync));
        Array.ForEach(silent, socket => socket.Dispose());
    }

    [Fact]
    public async Task TenThousandConnectionsOfRandomBytesKeepNobodyOut()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        Task<RingNeighbour> early = Roots.CheckInAsync(root.Id, 0, 2);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (seed, _) =>
            {
                var random = new Random(seed);
                byte[] bytes = new byte[1 + random.Next(400)];
                random.NextBytes(bytes);
                using Socket socket = await Strangers.ConnectAsync(root.Id);
                // Leaves with a reset, so that the test uses up no ports.
                socket.LingerState = new LingerOption(true, 0);
                await socket.SendAsync(bytes, CancellationToken.None);
            });
        using RingNeighbour late = await Roots.CheckInAsync(root.Id, 1, 2);
        using RingNeighbour neighbour = await early;
        Assert.Equal(Roots.RingListener(1), neighbour.Address);
        Assert.Equal(Roots.RingListener(0), late.Address);
        await neighbour.ReadyAsync(TestContext.Current.CancellationToken);
        await late.ReadyAsync(TestContext.Current.CancellationToken);
        await root.Completion;
    }

    /// <summary>What is sent, and whether the root sees at once that it is not a rank's.</summary>
    public static TheoryData<string, Func<UniqueId, byte[]>, bool> Nonsense => new()
    {
        { "an HTTP request", _ => Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: root\r\n\r\n"), true },
        { "one wrong byte", _ => [0xFF], true },
        { "the magic of another id", id => CheckIn(UniqueIds.WithAnotherMagic(id)), true },
        { "another kind of connection", id => Change(CheckIn(id), 8, 2), true },
        { "a size of a gigabyte", id => Change(CheckIn(id), 15, 0x40), true },
        { "a size below zero", id => Change(CheckIn(id), 15, 0xFF), true },
        { "a size of no layout", id => Change(CheckIn(id), 12, 177), true },
        { "rank 2 of 2", id => Change(CheckIn(id), 16, 2), true },
        { "rank -1", id => new byte[] { 255, 255, 255, 255 }.Aggregate((Bytes: CheckIn(id), At: 16), (to, value) => (Change(to.Bytes, to.At, value), to.At + 1)).Bytes, true },
        { "no ranks", id => Change(CheckIn(id), 20, 0), true },
        { "no roots", id => Change(CheckIn(id), 28, 0), true },
        { "no address to call back", id => Change(CheckIn(id), 36, 0), true },
        { "half a hello", id => CheckIn(id)[..6], false },
        { "a hello and nothing", id => CheckIn(id)[..12], false },
        { "half a message", id => CheckIn(id)[..100], false },
        { "all but the last byte", id => CheckIn(id)[..^1], false },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task NonsenseCostsItsOwnConnection(string what, Func<UniqueId, byte[]> bytes, bool atOnce)
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        using Socket stranger = await Strangers.SendAsync(root.Id, bytes(root.Id));
        if (atOnce)
            Assert.Empty(await Strangers.UntilClosedAsync(stranger));
        await Roots.JoinAllAsync(root.Id, 3);
        await root.Completion;
        Assert.True(atOnce || (await Strangers.UntilClosedAsync(stranger)).Length == 0, what);
    }

    [Fact]
    public async Task APortScannerIsNotNoticed()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        for (int i = 0; i < 200; i++)
        {
            using Socket socket = await Strangers.ConnectAsync(root.Id);
            if (i % 2 == 0)
                socket.LingerState = new LingerOption(true, 0);
        }

        await Roots.JoinAllAsync(root.Id, 3);
        await root.Completion;
    }

    [Fact]
    public async Task WhoTakesTooLongIsDropped()
    {
        UniqueIdOptions options = Roots.OnLoopback() with { Limits = new RootLimits { StrangerPatience = TimeSpan.FromMilliseconds(50) } };
        await using BootstrapRoot root = BootstrapRoot.Start(options);
        using Socket silent = await Strangers.ConnectAsync(root.Id);
        using Socket half = await Strangers.SendAsync(root.Id, CheckIn(root.Id)[..20]);
        Assert.Empty(await Strangers.UntilClosedAsync(silent));
        Assert.Empty(await Strangers.UntilClosedAsync(half));
        Assert.StartsWith("no rank has joined", root.DescribeMissing());
    }

    [Fact]
    public async Task OneStrangerTooManyCostsTheOldestItsPlace()
    {
        UniqueIdOptions options = Roots.OnLoopback() with { Limits = new RootLimits { MaximumStrangers = 4 } };
        await using BootstrapRoot root = BootstrapRoot.Start(options);
        var strangers = new List<Socket>();
        for (int i = 0; i < 7; i++)
            strangers.Add(await Strangers.ConnectAsync(root.Id));
        foreach (Socket dropped in strangers[..3])
            Assert.Empty(await Strangers.UntilClosedAsync(dropped));
        Assert.All(strangers[3..], kept => Assert.False(kept.Poll(0, SelectMode.SelectRead)));
        await Roots.JoinAllAsync(root.Id, 2);
        strangers.ForEach(stranger => stranger.Dispose());
    }

    /// <summary>The magic alone is no secret: everyone on the way sees it. What is not proven gives way to what is.</summary>
    [Fact]
    public async Task CheckInsWithoutTheSecretGiveWayToRanksThatKnowIt()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        using var intruder = new NativeRank(0);
        await NativeRank.SendAsync(root.Id, intruder.CheckIn176(root.Id.Magic, 3));
        await NativeLayoutTests.WaitForAsync(root, "ranks 1, 2 of 3 have not joined");
        Task<RingNeighbour> first = Roots.CheckInAsync(root.Id, 1, 2);
        await NativeLayoutTests.WaitForAsync(root, "rank 0 of 2 has not joined");
        await NativeRank.SendAsync(root.Id, intruder.CheckIn176(root.Id.Magic, 2));
        await NativeLayoutTests.WaitForAsync(root, $"rank 0 of 2 has not joined (listening on {root.Id.EndPoint}, lo); 2 check-ins of native ranks");
        using RingNeighbour second = await Roots.CheckInAsync(root.Id, 0, 2);
        Assert.Equal(Roots.RingListener(1), second.Address);
        (await first).Dispose();
    }

    [Fact]
    public async Task AReplayedCheckInIsAStranger()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        using var rank = new NativeRank(0);
        Assert.True(NcclSocketAddress.TryRead(rank.CallBackAddress, out System.Net.IPEndPoint callBack));
        byte[] info = ManagedConnectInfo.Create(root.Id.Secret, 0, 2, Roots.RingListener(0), -1);
        byte[] checkIn = new CheckIn(CheckInLayout.Nccl29, 0, 2, 0, 1, 0, callBack, info).ToBytes(root.Id.Magic);

        using Socket honest = await Strangers.SendAsync(root.Id, checkIn);
        await NativeLayoutTests.WaitForAsync(root, "rank 1 of 2 has not joined");
        using Socket replayed = await Strangers.SendAsync(root.Id, checkIn);
        Assert.Empty(await Strangers.UntilClosedAsync(replayed));
        using RingNeighbour other = await Roots.CheckInAsync(root.Id, 1, 2);
        Assert.Equal(Roots.RingListener(0), other.Address);
        byte[] answer = await rank.AnswerAsync();
        Assert.True(NcclSocketAddress.TryRead(answer.AsSpan(16), out System.Net.IPEndPoint next));
        Assert.Equal(Roots.RingListener(1), next);
    }

    /// <summary>A rank takes a neighbour only from one who knows the secret, whoever calls back.</summary>
    [Fact]
    public void AForgedCallBackIsAStranger()
    {
        UniqueId id = UniqueId.ForManagedRoot(Roots.RingListener(0));
        byte[] info = ManagedConnectInfo.Create(id.Secret, 1, 2, Roots.RingListener(1), -1);
        var who = new Joining(id, 0, 2, id.EndPoint!, new Deadline(Roots.Long));
        Assert.True(who.Accepts(info));
        for (int i = 0; i < info.Length; i++)
        {
            byte[] forged = [.. info];
            forged[i] ^= 1;
            Assert.False(who.Accepts(forged), $"byte {i}");
        }

        Assert.False(who.Accepts(ManagedConnectInfo.Create(id.Secret, 0, 2, Roots.RingListener(1), -1)));
        Assert.False(who.Accepts(ManagedConnectInfo.Create(id.Secret, 1, 3, Roots.RingListener(1), -1)));
    }

    private static byte[] CheckIn(UniqueId id)
    {
        using var rank = new NativeRank(1);
        return rank.CheckIn176(id.Magic, 2);
    }

    private static byte[] Change(byte[] bytes, int at, int value)
    {
        bytes[at] = (byte)value;
        return bytes;
    }
}
