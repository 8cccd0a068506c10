namespace TypedCollectives.Tools.Tests;

/// <summary>Two hosts on one cable.</summary>
public sealed class TwoHostsTests
{
    [Fact]
    public void Each_host_takes_its_end_of_the_cable_with_either_family()
    {
        using NamespaceNetwork network = NamespaceNetwork.Create("left", "right");
        network.Connect("left", "eth0", "right", "eth0");
        network.Up("left", "eth0", "10.55.0.1/30", "fd55::1/64");
        network.Up("right", "eth0", "10.55.0.2/30", "fd55::2/64");
        network.Await("left", "eth0", isRunning: true);
        network.Await("right", "eth0", isRunning: true);

        Assert.Equal("eth0 10.55.0.1", Bootstrap(network, "left"));
        Assert.Equal("eth0 10.55.0.2", Bootstrap(network, "right"));
        Assert.Equal("eth0 fd55::1", Bootstrap(network, "left", ("NCCL_SOCKET_FAMILY", "AF_INET6")));
        Assert.Equal("eth0 fd55::2", Bootstrap(network, "right", ("NCCL_COMM_ID", "[fd55::1]:5000")));
    }

    [Fact]
    public void The_loopback_is_left_when_the_cable_is_unplugged()
    {
        using NamespaceNetwork network = NamespaceNetwork.Create("left", "right");
        network.Connect("left", "eth0", "right", "eth0");
        network.Up("left", "eth0", "10.55.0.1/30");
        network.Await("left", "eth0", isRunning: false);
        Assert.Equal("lo 127.0.0.1", Bootstrap(network, "left"));

        network.Up("right", "eth0", "10.55.0.2/30");
        network.Await("left", "eth0", isRunning: true);
        Assert.Equal("eth0 10.55.0.1", Bootstrap(network, "left"));
    }

    [Fact]
    public void A_host_without_any_interface_that_runs_says_so()
    {
        using NamespaceNetwork network = NamespaceNetwork.Create("alone");
        network.Ip("alone", "link set lo down");
        string output = network.Run("alone", Probe.Command);
        Assert.Equal("", Probe.Bootstrap(Probe.Network(output)));
        Assert.Contains("no interface is running; there is lo 127.0.0.1/8 (not running)", output);
    }

    [Fact]
    public void Nothing_is_left_of_the_hosts()
    {
        NamespaceNetwork network = NamespaceNetwork.Create("left", "right");
        Assert.Equal(2, network.Remaining().Count());
        network.Dispose();
        Assert.Empty(network.Remaining());
    }

    private static string Bootstrap(NamespaceNetwork network, string host, params (string, string)[] variables) =>
        Probe.Bootstrap(Probe.Network(network.Run(host, Probe.Command, variables)));
}
