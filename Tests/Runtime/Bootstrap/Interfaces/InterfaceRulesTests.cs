using System.Net;

namespace TypedCollectives.Tests;

/// <summary>What NCCL's rules take from given interfaces. Each case follows socket.cc, os/linux.cc or bootstrap.cc of NCCL 2.30.</summary>
public sealed class InterfaceRulesTests
{
    private const string Lo = "lo 127.0.0.1/8, lo ::1/128";
    private const string Eth = "eth0 10.0.0.5/24, eth0 fd00::5/64, eth0 fe80::5%2/64";
    private const string Two = $"{Lo}, {Eth}, eth1 10.1.0.5/24, eth1 fe80::6%3/64";
    private const string Docker = "docker0 172.17.0.1/16";
    private const string Virtual = "virbr0 192.168.122.1/24";

    /// <summary>The interfaces; IFNAME, FAMILY and COMM_ID; what the bootstrap takes; what the data takes if that is more.</summary>
    public static TheoryData<string, string?, string?, string?, string, string?> Cases => new()
    {
        // Without settings: ib*, then all but docker, lo and virbr, then docker, lo, virbr.
        { Two, null, null, null, "eth0 10.0.0.5", "eth0 10.0.0.5, eth1 10.1.0.5" },
        { $"{Two}, ib0 10.9.0.5/16, ib1 10.8.0.5/16", null, null, null, "ib0 10.9.0.5", "ib0 10.9.0.5, ib1 10.8.0.5" },
        { $"{Lo}, {Eth}, ibp12s0 10.9.0.5/16", null, null, null, "ibp12s0 10.9.0.5", null },
        { $"{Lo}, {Eth}, ib0! 10.9.0.5/16", null, null, null, "eth0 10.0.0.5", null },
        { $"{Lo}, {Docker}, {Virtual}, {Eth}", null, null, null, "eth0 10.0.0.5", null },
        { $"{Lo}, {Virtual}, {Docker}", null, null, null, "docker0 172.17.0.1", null },
        { $"{Virtual}, {Lo}", null, null, null, "lo 127.0.0.1", null },
        { Virtual, null, null, null, "virbr0 192.168.122.1", null },
        { $"{Lo}, local0 10.2.0.5/24", null, null, null, "lo 127.0.0.1", "lo 127.0.0.1, local0 10.2.0.5" },
        { $"{Lo}, br-1234 172.18.0.1/16, {Eth}", null, null, null, "br-1234 172.18.0.1", "br-1234 172.18.0.1, eth0 10.0.0.5" },
        { $"{Lo}, eth0! 10.0.0.5/24, eth1 10.1.0.5/24", null, null, null, "eth1 10.1.0.5", null },
        { "eth0! 10.0.0.5/24", null, null, null, "", null },
        { "lo ::1/128", null, null, null, "", null },
        { "", null, null, null, "", null },

        // One address an interface: the first the system lists.
        { "eth0 10.0.0.5/24, eth0 10.0.1.5/24, eth0 fd00::5/64", null, null, null, "eth0 10.0.0.5", null },
        { "eth0 fd00::5/64, eth0 fe80::5%2/64", null, null, null, "eth0 fd00::5", null },
        { "eth0 fe80::5%2/64", null, null, null, "eth0 fe80::5%2", null },

        // NCCL_SOCKET_FAMILY.
        { Two, null, "AF_INET6", null, "eth0 fd00::5", "eth0 fd00::5, eth1 fe80::6%3" },
        { Two, null, "AF_INET", null, "eth0 10.0.0.5", "eth0 10.0.0.5, eth1 10.1.0.5" },
        { Two, null, "inet6", null, "eth0 10.0.0.5", "eth0 10.0.0.5, eth1 10.1.0.5" },
        { $"{Lo}, eth0 10.0.0.5/24", null, "AF_INET6", null, "", null },
        { $"{Lo}, eth0 10.0.0.5/24, {Docker}, docker0 fd17::1/64", null, "AF_INET6", null, "docker0 fd17::1", null },

        // NCCL_SOCKET_IFNAME.
        { Two, "eth", null, null, "eth0 10.0.0.5", "eth0 10.0.0.5, eth1 10.1.0.5" },
        { Two, "eth1", null, null, "eth1 10.1.0.5", null },
        { Two, "eth1,eth0", null, null, "eth0 10.0.0.5", "eth0 10.0.0.5, eth1 10.1.0.5" },
        { "eth1 10.1.0.5/24, eth10 10.2.0.5/24", "eth1", null, null, "eth1 10.1.0.5", "eth1 10.1.0.5, eth10 10.2.0.5" },
        { "eth10 10.2.0.5/24, eth1 10.1.0.5/24", "=eth1", null, null, "eth1 10.1.0.5", null },
        { Two, "=eth", null, null, "", null },
        { Two, "^eth0", null, null, "lo 127.0.0.1", "lo 127.0.0.1, eth1 10.1.0.5" },
        { $"{Two}, eth10 10.2.0.5/24", "^=lo,eth1", null, null, "eth0 10.0.0.5", "eth0 10.0.0.5, eth10 10.2.0.5" },
        { $"{Two}, eth10 10.2.0.5/24", "^lo,eth1", null, null, "eth0 10.0.0.5", null },
        { Two, "=^eth0", null, null, "", null },
        { Two, "^lo,^eth0", null, null, "eth0 10.0.0.5", "eth0 10.0.0.5, eth1 10.1.0.5" },
        { Two, "=eth1:1", null, null, "eth1 10.1.0.5", null },
        { Two, ":1,eth1", null, null, "eth1 10.1.0.5", null },
        { Two, ",,", null, null, "lo 127.0.0.1", "lo 127.0.0.1, eth0 10.0.0.5, eth1 10.1.0.5" },
        { Two, "^,", null, null, "", null },
        { Two, "e", null, null, "eth0 10.0.0.5", "eth0 10.0.0.5, eth1 10.1.0.5" },
        { Two, "", null, null, "eth0 10.0.0.5", "eth0 10.0.0.5, eth1 10.1.0.5" },
        { Two, "ETH0", null, null, "", null },
        { $"{Lo}, eth0! 10.0.0.5/24", "eth0", null, null, "", null },
        { $"{Two}, {Docker}", "docker0", null, null, "docker0 172.17.0.1", null },
        { Two, "eth1", "AF_INET6", null, "eth1 fe80::6%3", null },
        { "lo ::1/128, lo 127.0.0.1/8", "lo", null, null, "lo 127.0.0.1", null },
        { "lo ::1/128", "lo", "AF_INET6", null, "", null },
        { Two, "x1,x2,x3,x4,x5,x6,x7,x8,x9,x10,x11,x12,x13,x14,x15,eth1,eth0", null, null, "eth1 10.1.0.5", null },

        // NCCL_COMM_ID: the bootstrap is on its network whatever the names and the family say, running or not, ::1 too.
        { Two, null, null, "10.1.0.99:5000", "eth1 10.1.0.5", null },
        { Two, "eth0", null, "10.1.0.99:5000", "eth1 10.1.0.5", "eth0 10.0.0.5" },
        { Two, null, "AF_INET6", "10.1.0.99:5000", "eth1 10.1.0.5", null },
        { Two, null, null, "10.7.0.99:5000", "", "eth0 10.0.0.5, eth1 10.1.0.5" },
        { Two, null, null, "127.0.0.1:5000", "lo 127.0.0.1", null },
        { Two, null, null, "[::1]:5000", "lo ::1", null },
        { Two, null, null, "[fd00::99]:5000", "eth0 fd00::5", null },
        { Two, null, null, "[fe80::99%3]:5000", "eth1 fe80::6%3", null },
        { Two, null, null, "[fe80::99]:5000", "", "eth0 10.0.0.5, eth1 10.1.0.5" },
        { $"{Two}, eth2! 10.2.0.5/24", null, null, "10.2.0.99:5000", "eth2 10.2.0.5", null },
        { "eth0 10.0.0.5/9, eth1 10.200.0.5/16", null, null, "10.200.0.99:5000", "eth1 10.200.0.5", null },
        { $"ib0 10.9.0.5/16, {Eth}", null, null, "10.0.0.99:5000", "eth0 10.0.0.5", "ib0 10.9.0.5" },
    };

    /// <summary>IFNAME, the root, and where a rank listens to be reached by those who reach the root.</summary>
    public static TheoryData<string, string?, string, string> Toward => new()
    {
        { Two, null, "10.1.0.99", "eth1 10.1.0.5" },
        { Two, null, "10.0.0.5", "eth0 10.0.0.5" },
        { Two, null, "127.0.0.1", "lo 127.0.0.1" },
        { Two, null, "::1", "lo ::1" },
        { Two, null, "fd00::99", "eth0 fd00::5" },
        { Two, null, "fe80::99%3", "eth1 fe80::6%3" },
        { Two, null, "192.168.7.7", "eth0 10.0.0.5" },
        { Two, null, "2001:db8::1", "eth0 10.0.0.5" },
        { $"{Lo}, eth0 10.0.0.5/24, eth1 fd01::5/64", null, "2001:db8::1", "eth1 fd01::5" },
        { Two, "eth0", "10.1.0.99", "eth0 10.0.0.5" },
        { Two, "eth0", "fd00::99", "eth0 fd00::5" },
        { Two, "^eth0", "10.1.0.99", "eth1 10.1.0.5" },
        { Two, "^eth0", "192.168.7.7", "lo 127.0.0.1" },
        { Two, "wlan", "10.1.0.99", "" },
        { $"{Lo}, eth0! 10.0.0.5/24, eth1 10.1.0.5/24", null, "10.0.0.99", "eth1 10.1.0.5" },
        { $"{Docker}, {Eth}", null, "172.17.0.2", "docker0 172.17.0.1" },
        { $"{Docker}, {Eth}", null, "192.168.7.7", "eth0 10.0.0.5" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_rules_take_what_NCCL_takes(
        string interfaces, string? names, string? family, string? commId, string bootstrap, string? data)
    {
        List<NetworkInterfaceAddress> all = FakeInterfaces.Parse(interfaces);
        InterfaceQuery query = Query(names, family, commId);
        Assert.Equal(bootstrap, FakeInterfaces.Text(InterfaceRules.SelectBootstrap(all, query).Addresses));
        Assert.Equal(data ?? bootstrap, FakeInterfaces.Text(InterfaceRules.Select(all, query).Addresses));
    }

    [Theory]
    [MemberData(nameof(Toward))]
    public void A_rank_listens_where_those_who_reach_the_root_reach_it(string interfaces, string? names, string root, string expected)
    {
        List<NetworkInterfaceAddress> all = FakeInterfaces.Parse(interfaces);
        InterfaceSelection selection = InterfaceRules.SelectToward(all, Query(names), IPAddress.Parse(root));
        Assert.Equal(expected, FakeInterfaces.Text(selection.Addresses));
    }

    [Fact]
    public void The_names_do_not_hold_where_the_address_of_rank_0_is_given() => Assert.Equal(
        "eth1 10.1.0.5",
        FakeInterfaces.Text(InterfaceRules.SelectToward(
            FakeInterfaces.Parse(Two), Query("eth0", commId: "10.1.0.99:5000"), IPAddress.Parse("10.1.0.99")).Addresses));

    [Fact]
    public void The_data_takes_at_most_sixteen_interfaces()
    {
        List<NetworkInterfaceAddress> all = FakeInterfaces.Parse(
            string.Join(',', Enumerable.Range(0, 20).Select(i => $"eth{i} 10.{i}.0.5/24")));
        Assert.Equal(all.Take(16), InterfaceRules.Select(all, new InterfaceQuery()).Addresses);
    }

    [Theory]
    [InlineData("wlan0", null, null, "NCCL_SOCKET_IFNAME=wlan0 takes no interface; there is lo 127.0.0.1/8, eth0 10.0.0.5/24 (not running)")]
    [InlineData(
        "lo", "AF_INET6", null,
        "NCCL_SOCKET_IFNAME=lo with NCCL_SOCKET_FAMILY=AF_INET6 takes no interface; there is lo 127.0.0.1/8, eth0 10.0.0.5/24 (not running)")]
    [InlineData(
        null, "AF_INET6", null,
        "no interface is running with NCCL_SOCKET_FAMILY=AF_INET6; there is lo 127.0.0.1/8, eth0 10.0.0.5/24 (not running)")]
    [InlineData(
        null, null, "10.9.0.1:5000",
        "no interface is on the network of NCCL_COMM_ID=10.9.0.1:5000; there is lo 127.0.0.1/8, eth0 10.0.0.5/24 (not running)")]
    public void What_does_not_match_is_named_beside_what_there_is(string? names, string? family, string? commId, string reason)
    {
        InterfaceSelection selection = InterfaceRules.SelectBootstrap(
            FakeInterfaces.Parse("lo 127.0.0.1/8, eth0! 10.0.0.5/24"), Query(names, family, commId));
        Assert.Empty(selection.Addresses);
        Assert.Equal(reason, selection.Reason);
    }

    [Theory]
    [InlineData(null, null, "the first choice without a setting: ib*", "ib0 10.9.0.5/16, eth0 10.0.0.5/24")]
    [InlineData(null, null, "the first interface in the automatic order that is not docker*, lo* or virbr*", Eth)]
    [InlineData(null, null, "nothing else is running than lo*", Lo)]
    [InlineData("eth", null, "NCCL_SOCKET_IFNAME=eth", Eth)]
    [InlineData("eth", "10.0.0.9:5000", "on the network of NCCL_COMM_ID=10.0.0.9:5000", Eth)]
    public void The_reason_is_the_rule(string? names, string? commId, string reason, string interfaces) => Assert.Equal(
        reason, InterfaceRules.SelectBootstrap(FakeInterfaces.Parse(interfaces), Query(names, commId: commId)).Reason);

    private static InterfaceQuery Query(string? names, string? family = null, string? commId = null) => InterfaceQuery.From(
        setting => setting switch
        {
            "NCCL_SOCKET_IFNAME" => names,
            "NCCL_SOCKET_FAMILY" => family,
            "NCCL_COMM_ID" => commId,
            _ => null,
        });
}
