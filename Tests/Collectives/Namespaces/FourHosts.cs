using System.Runtime.ExceptionServices;

namespace TypedCollectives.Tools.Tests;

/// <summary>
/// Four hosts on one switch, each with something that misleads: a, a docker bridge and dead interfaces before the right one; b,
/// an interface with IPv6 only before one with IPv4; c, no IPv4 but docker's; d, an InfiniBand one beside one of link scope.
/// </summary>
public sealed class FourHosts : IDisposable
{
    private readonly NamespaceNetwork? _network;
    private readonly ExceptionDispatchInfo? _failure;

    /// <summary>Makes them.</summary>
    public FourHosts()
    {
        try
        {
            _network = NamespaceNetwork.Create("a", "b", "c", "d", "switch");
            Make(_network);
        }
        catch (Exception exception)
        {
            // A fixture cannot skip: its tests do, or fail, when they ask for the network.
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
    }

    internal NamespaceNetwork Network
    {
        get
        {
            _failure?.Throw();
            return _network!;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _network?.Dispose();

    private static void Make(NamespaceNetwork network)
    {
        network.Ip("switch", "link add br0 type bridge");
        network.Ip("switch", "link set br0 up");

        // Interfaces are listed in the order they are made in.
        network.Connect("a", "docker0", "switch", "docker-a");
        network.Connect("a", "dead0", "switch", "dead-a");
        network.Connect("a", "off0", "switch", "off-a");
        network.Connect("b", "six0", "switch", "six-b");
        network.Connect("c", "docker0", "switch", "docker-c");
        network.Connect("d", "ib0", "switch", "ib-d");
        foreach (string host in (string[])["a", "b", "c", "d"])
        {
            network.Connect(host, "eth0", "switch", $"eth-{host}");
            network.Ip("switch", $"link set eth-{host} master br0");
            network.Ip("switch", $"link set eth-{host} up");
        }

        foreach (string port in (string[])["docker-a", "six-b", "docker-c", "ib-d"])
            network.Ip("switch", $"link set {port} up");

        network.Up("a", "docker0", "172.17.0.1/16");
        network.Up("a", "dead0", "10.66.0.1/24");
        network.Ip("a", "addr add 10.67.0.1/24 dev off0");
        network.Up("a", "eth0", "10.77.0.1/24", "fd77::1/64", "fe80::1/64");
        network.Up("b", "six0", "fd88::2/64");
        network.Up("b", "eth0", "10.77.0.2/24", "fd77::2/64", "fe80::2/64");
        network.Up("c", "docker0", "172.17.0.1/16");
        network.Up("c", "eth0", "fd77::3/64", "fe80::3/64");
        network.Up("d", "ib0", "10.99.0.4/24");
        network.Up("d", "eth0", "fe80::4/64");

        network.Await("a", "dead0", isRunning: false);
        foreach ((string host, string name) in ((string, string)[])[("a", "docker0"), ("b", "six0"), ("c", "docker0"), ("d", "ib0")])
            network.Await(host, name, isRunning: true);
        foreach (string host in (string[])["a", "b", "c", "d"])
            network.Await(host, "eth0", isRunning: true);
    }
}
