using System.Text.Json;

namespace TypedCollectives.Tools.Tests;

/// <summary>What the tool picks on hosts with real interfaces; every case is what the rules of NCCL 2.30 say.</summary>
public sealed class FourHostsTests(FourHosts hosts) : IClassFixture<FourHosts>
{
    /// <summary>The host, the settings, the bootstrap's interface and address, the data's interfaces.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "a", "", "eth0 10.77.0.1", "eth0" },
        { "a", "NCCL_SOCKET_FAMILY=AF_INET6", "eth0 fd77::1", "eth0" },
        { "a", "NCCL_SOCKET_IFNAME=docker", "docker0 172.17.0.1", "docker0" },
        { "a", "NCCL_SOCKET_IFNAME=^lo", "docker0 172.17.0.1", "docker0, eth0" },
        { "a", "NCCL_SOCKET_IFNAME=dead0", "", "" },
        { "a", "NCCL_SOCKET_IFNAME=off0", "", "" },
        { "a", "NCCL_COMM_ID=10.77.0.2:5000 NCCL_SOCKET_IFNAME=docker0", "eth0 10.77.0.1", "docker0" },
        { "a", "NCCL_COMM_ID=10.66.0.2:5000", "dead0 10.66.0.1", "dead0" },
        { "a", "NCCL_COMM_ID=[fd77::2]:5000", "eth0 fd77::1", "eth0" },
        { "a", "NCCL_COMM_ID=[fe80::2%eth0]:5000", "eth0 fe80::1%eth0", "eth0" },
        { "a", "NCCL_COMM_ID=[fe80::2%docker0]:5000", "", "eth0" },
        { "a", "NCCL_COMM_ID=10.1.1.1:5000", "", "eth0" },
        { "b", "", "eth0 10.77.0.2", "eth0, six0" },
        { "b", "NCCL_SOCKET_FAMILY=AF_INET6", "six0 fd88::2", "six0, eth0" },
        { "b", "NCCL_SOCKET_IFNAME==six0", "six0 fd88::2", "six0" },
        { "b", "NCCL_SOCKET_IFNAME==six", "", "" },
        { "c", "", "eth0 fd77::3", "eth0" },
        { "c", "NCCL_SOCKET_FAMILY=AF_INET", "docker0 172.17.0.1", "docker0" },
        { "d", "", "ib0 10.99.0.4", "ib0" },
        { "d", "NCCL_SOCKET_FAMILY=AF_INET6", "eth0 fe80::4%eth0", "eth0" },
        { "d", "NCCL_SOCKET_IFNAME=^ib,lo", "eth0 fe80::4%eth0", "eth0" },
        { "d", "NCCL_SOCKET_IFNAME=^=ib0,lo NCCL_SOCKET_FAMILY=AF_INET", "", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_tool_takes_what_NCCL_takes(string host, string settings, string bootstrap, string data)
    {
        NamespaceNetwork network = hosts.Network;
        IEnumerable<(string, string)> variables = settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2))
            .Select(parts => (parts[0], parts[1]));

        JsonElement report = Probe.Network(network.Run(host, Probe.Command, variables));

        string scoped = bootstrap.Replace("%eth0", bootstrap.Contains('%') ? $"%{network.IndexOf(host, "eth0")}" : "", StringComparison.Ordinal);
        Assert.Equal(scoped, Probe.Bootstrap(report));
        (bool isUsable, string reason) = Probe.Candidate(report, "Socket");
        Assert.Equal(data.Length > 0, isUsable);
        Assert.Equal(data, isUsable ? reason : "");
    }

    [Fact]
    public void A_refusal_names_the_setting_and_what_there_is()
    {
        JsonElement report = Probe.Network(hosts.Network.Run("a", Probe.Command, ("NCCL_SOCKET_IFNAME", "wlan0")));
        Assert.Equal(
            "NCCL_SOCKET_IFNAME=wlan0 takes no interface; there is lo 127.0.0.1/8, docker0 172.17.0.1/16, "
            + "dead0 10.66.0.1/24 (not running), off0 10.67.0.1/24 (not running), eth0 10.77.0.1/24, lo ::1/128, "
            + $"eth0 fd77::1/64, eth0 fe80::1%{hosts.Network.IndexOf("a", "eth0")}/64",
            report.GetProperty("bootstrap").GetProperty("reason").GetString());
    }
}
