using System.Globalization;

namespace TypedCollectives.Tools.Tests;

/// <summary>Hosts with a network stack of their own each: Linux network namespaces, made with iproute2 and gone afterwards.</summary>
internal sealed class NamespaceNetwork : IDisposable
{
    private static int s_count;

    private readonly string _prefix = $"tc-{Environment.ProcessId:x}-{Interlocked.Increment(ref s_count)}-";
    private readonly List<string> _hosts = [];

    private NamespaceNetwork()
    {
    }

    /// <summary>Makes the hosts, each with its loopback up; skips the test where that cannot be done.</summary>
    internal static NamespaceNetwork Create(params string[] hosts)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Network namespaces are Linux's.");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Making network namespaces needs root.");
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        Assert.SkipUnless(folders.Any(folder => File.Exists(Path.Join(folder, "ip"))), "iproute2's ip is not on the PATH.");

        var network = new NamespaceNetwork();
        try
        {
            foreach (string host in hosts)
            {
                ProcessRun added = ProcessRun.Of("ip", ["netns", "add", network._prefix + host]);
                Assert.SkipUnless(added.ExitCode == 0, $"Network namespaces are not allowed here: {added.Error.Trim()}");
                network._hosts.Add(host);
                network.Ip(host, "link set lo up");
            }
        }
        catch
        {
            network.Dispose();
            throw;
        }

        return network;
    }

    /// <summary>Runs ip in a host.</summary>
    internal void Ip(string host, string arguments) =>
        ProcessRun.Of("ip", ["-n", _prefix + host, .. arguments.Split(' ')]).Succeeded();

    /// <summary>Lays a cable between two hosts; both ends are left down, without addresses.</summary>
    internal void Connect(string host, string name, string other, string otherName)
    {
        Ip(host, $"link add {name} type veth peer name {otherName} netns {_prefix}{other}");
        Ip(host, $"link set {name} addrgenmode none");
        Ip(other, $"link set {otherName} addrgenmode none");
    }

    /// <summary>Gives an interface addresses and switches it on.</summary>
    internal void Up(string host, string name, params string[] addresses)
    {
        foreach (string address in addresses)
            Ip(host, $"addr add {address} dev {name}{(address.Contains(':') ? " nodad" : "")}");
        Ip(host, $"link set {name} up");
    }

    /// <summary>Waits until the kernel has made up its mind about an interface: connected, or not.</summary>
    internal void Await(string host, string name, bool isRunning)
    {
        // The kernel works this out after the command has returned. Asking again is what takes the time.
        long deadline = Environment.TickCount64 + 30_000;
        string state;
        do
        {
            state = ProcessRun.Of("ip", ["netns", "exec", _prefix + host, "cat", $"/sys/class/net/{name}/operstate"]).Succeeded().Trim();
        }
        while (state == "up" != isRunning && Environment.TickCount64 < deadline);
        Assert.True(state == "up" == isRunning, $"{name} of {host} is {state}");
    }

    /// <summary>The command that runs another in a host.</summary>
    internal IReadOnlyList<string> Command(string host, IEnumerable<string> command) =>
        ["ip", "netns", "exec", _prefix + host, .. command];

    /// <summary>Runs a program in a host.</summary>
    internal string Run(string host, IEnumerable<string> command, params IEnumerable<(string Name, string Value)> variables) =>
        ProcessRun.Of("ip", ["netns", "exec", _prefix + host, .. command], variables).Succeeded();

    /// <summary>The number of an interface, which is the scope of its addresses of link scope.</summary>
    internal int IndexOf(string host, string name) => int.Parse(
        Run(host, ["cat", $"/sys/class/net/{name}/ifindex"]), CultureInfo.InvariantCulture);

    /// <summary>The namespaces of this test that are there.</summary>
    internal IEnumerable<string> Remaining() => ProcessRun.Of("ip", ["netns", "list"]).Succeeded()
        .Split('\n').Where(line => line.StartsWith(_prefix, StringComparison.Ordinal));

    public void Dispose()
    {
        // All are removed, even if one cannot be.
        ProcessRun[] runs = [.. _hosts.Select(host => ProcessRun.Of("ip", ["netns", "delete", _prefix + host]))];
        Assert.All(runs, run => run.Succeeded());
    }
}
