namespace TypedCollectives.Tests;

/// <summary>What carries the data between machines: plug-ins, then InfiniBand, then sockets.</summary>
public sealed class DataNetworkRulesTests
{
    private static readonly InterfaceSelection Sockets = new(FakeInterfaces.Parse("eth0 10.0.0.5/24, eth1 10.1.0.5/24"), "all");

    private readonly FakePluginHost _host = new();
    private readonly Dictionary<string, string?> _settings = [];
    private string? _noInfiniBand;

    [Fact]
    public void InfiniBand_goes_before_sockets_and_the_default_plugin_is_tried_before_both()
    {
        Assert.Equal(
            [
                new DataNetworkCandidate("libnccl-net.so", false, "libnccl-net.so: no such file"),
                new DataNetworkCandidate("IB", true, "mlx5_0:1"),
                new DataNetworkCandidate("Socket", true, "eth0, eth1"),
            ],
            Choose().Candidates);
        Assert.Equal("IB", Choose().Taken?.Name);
    }

    [Fact]
    public void Sockets_are_left_when_there_is_no_InfiniBand()
    {
        _noInfiniBand = "NCCL_IB_DISABLE=1";
        Assert.Equal("Socket", Choose().Taken?.Name);
        Assert.Equal(new DataNetworkCandidate("IB", false, "NCCL_IB_DISABLE=1"), Choose().Candidates[1]);
    }

    [Fact]
    public void A_plugin_that_is_there_is_taken()
    {
        _host.Libraries["libnccl-net.so"] = new PluginExport(11, "AWS Libfabric");
        DataNetworkCandidate? taken = Choose().Taken;
        Assert.Equal(
            new DataNetworkCandidate(
                "libnccl-net.so", true, "libnccl-net.so is the plug-in AWS Libfabric (v11); NCCL takes it if it finds a device"),
            taken);
    }

    [Fact]
    public void A_library_that_is_no_plugin_is_not_taken()
    {
        _host.Libraries["libnccl-net.so"] = null;
        Assert.Equal("IB", Choose().Taken?.Name);
        Assert.Equal("libnccl-net.so has no plug-in of a version NCCL knows (v6 to v12)", Choose().Candidates[0].Reason);
    }

    [Theory]
    [InlineData("ofi", "ofi libnccl-net-ofi.so")]
    [InlineData("libofi.so", "libofi.so")]
    [InlineData("libofi", "libofi libnccl-net-libofi.so")]
    [InlineData("ofi.so", "ofi.so libnccl-net-ofi.so.so")]
    [InlineData("./ofi", "./ofi")]
    [InlineData("/opt/libofi.so.1", "/opt/libofi.so.1")]
    [InlineData("a,b", "a libnccl-net-a.so b libnccl-net-b.so")]
    [InlineData(",a,,", "a libnccl-net-a.so")]
    [InlineData("none", "")]
    [InlineData("NONE", "")]
    [InlineData("", "")]
    [InlineData("none,libb.so", "none libnccl-net-none.so libb.so")]
    [InlineData("STATIC_PLUGIN", "")]
    public void The_list_is_tried_in_order_under_both_names(string plugins, string opened)
    {
        _settings["NCCL_NET_PLUGIN"] = plugins;
        _ = Choose();
        Assert.Equal(opened, string.Join(' ', _host.Opened.Where(name => name.Length > 0)));
    }

    [Fact]
    public void A_static_plugin_is_looked_for_in_the_program()
    {
        _settings["NCCL_NET_PLUGIN"] = "static_plugin";
        _host.Libraries[""] = new PluginExport(12, "Own");
        Assert.StartsWith("the program itself is the plug-in Own (v12)", Choose().Taken?.Reason);
    }

    [Fact]
    public void The_first_of_several_plugins_is_taken()
    {
        _settings["NCCL_NET_PLUGIN"] = "a,b";
        _host.Libraries["libnccl-net-b.so"] = new PluginExport(8, "B");
        Assert.Equal("b", Choose().Taken?.Name);
        _host.Libraries["libnccl-net-a.so"] = new PluginExport(8, "A");
        Assert.Equal("a", Choose().Taken?.Name);
    }

    [Fact]
    public void At_most_fourteen_plugins_are_tried()
    {
        _settings["NCCL_NET_PLUGIN"] = string.Join(',', Enumerable.Range(0, 20).Select(i => $"lib{i}.so"));
        Assert.Equal(14 + 2, Choose().Candidates.Count);
    }

    [Theory]
    [InlineData("socket", "Socket")]
    [InlineData("ib", "IB")]
    [InlineData("own", "libnccl-net.so")]
    [InlineData("other", null)]
    [InlineData("", null)]
    public void NCCL_NET_leaves_the_network_of_that_name(string net, string? taken)
    {
        _host.Libraries["libnccl-net.so"] = new PluginExport(11, "OWN");
        _settings["NCCL_NET"] = net;
        Assert.Equal(taken, Choose().Taken?.Name);
    }

    [Fact]
    public void Without_an_interface_there_is_nothing()
    {
        DataNetworkChoice choice = DataNetworkRules.Choose(_ => null, _host, Ports(null), new InterfaceSelection([], "no match"));
        Assert.Null(choice.Taken);
        Assert.Equal(["no interface: no match", "no interface: no match"], choice.Candidates.Skip(1).Select(candidate => candidate.Reason));
    }

    [Fact]
    public void The_system_s_loader_says_why_a_library_cannot_be_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The words are those of the loader of Linux.");
        var host = new SystemPluginHost();
        Assert.False(host.TryOpen("libnccl-net-no-such.so", out _, out string? reason));
        Assert.Contains("libnccl-net-no-such.so: cannot open shared object file", reason);
        Assert.True(host.TryOpen("libc.so.6", out PluginExport? plugin, out _));
        Assert.Null(plugin);
    }

    private DataNetworkChoice Choose()
    {
        _host.Opened.Clear();
        return DataNetworkRules.Choose(_settings.GetValueOrDefault, _host, Ports(_noInfiniBand), Sockets);
    }

    private static InfiniBandReport Ports(string? unusable) => new(
        [
            new InfiniBandPort
            {
                Device = "mlx5_0",
                Port = 1,
                LinkLayer = InfiniBandLinkLayer.InfiniBand,
                State = "ACTIVE",
                MegabitsPerSecond = 100_000,
                Guid = 1,
            },
        ],
        [],
        "test",
        unusable);
}
