namespace TypedCollectives.Tools.Tests;

/// <summary>Ranks on different hosts meet over the interfaces the rules take.</summary>
public sealed class RendezvousTests(FourHosts hosts) : IClassFixture<FourHosts>
{
    private static readonly string[] Program =
    [
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        Path.Join(AppContext.BaseDirectory, "TypedCollectives.RankHost.dll"),
    ];

    /// <summary>The settings, the hosts of the ranks, the root's address as every rank must see it.</summary>
    public static TheoryData<string, string, string> Jobs => new()
    {
        // A docker bridge and dead interfaces come before the right one on a.
        { "", "a b", "10.77.0.1" },
        { "NCCL_SOCKET_FAMILY=AF_INET6", "a b", "[fd77::1]" },

        // b has an interface with IPv6 that leads nowhere before the right one; c has no IPv4 but docker's.
        { "NCCL_SOCKET_IFNAME=eth0 NCCL_SOCKET_FAMILY=AF_INET6", "b c a c", "[fd77::2]" },
        { "", "c a b", "[fd77::3]" },
    };

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Ranks_meet_and_compute(string settings, string places, string root)
    {
        NamespaceNetwork network = hosts.Network;
        (string, string)[] variables =
        [
            .. settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2))
                .Select(parts => (parts[0], parts[1])),
        ];
        string[] ranksHosts = places.Split(' ');
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromMinutes(3));
        var ranks = new List<RankProcess>();
        try
        {
            for (int rank = 0; rank < ranksHosts.Length; rank++)
                ranks.Add(new RankProcess(network.Command(ranksHosts[rank], [.. Program, $"{rank}", $"{ranksHosts.Length}"]), variables));
            string id = await ranks[0].ReadLineAsync(bound.Token);
            foreach (RankProcess rank in ranks.Skip(1))
                await rank.WriteLineAsync(id, bound.Token);
            foreach (RankProcess rank in ranks)
                Assert.StartsWith($"right; {root}:", await rank.ReadLineAsync(bound.Token));
        }
        finally
        {
            ranks.ForEach(rank => rank.Dispose());
        }
    }
}
