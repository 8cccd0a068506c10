using System.Net;
using System.Text;
using TypedCollectives.Interop.Libc;

namespace TypedCollectives;

/// <summary>The network interfaces of this machine, and which of them NCCL's rules take.</summary>
/// <remarks>
/// The rules are those of NCCL 2.28.3 and later; older ones also take interfaces that are not running, and virbr* before
/// docker*. The managed bootstrap takes its interfaces by the same rules.
/// </remarks>
public static class NetworkInterfaces
{
    /// <summary>Lists the IPv4 and IPv6 addresses of this process's network namespace.</summary>
    /// <returns>The addresses, on Linux in the order of <c>getifaddrs</c>, which the rules rest on.</returns>
    /// <exception cref="CollectiveException">The system does not say.</exception>
    public static IReadOnlyList<NetworkInterfaceAddress> List() =>
        OperatingSystem.IsLinux() ? InterfaceReader.ReadLinux() : InterfaceReader.ReadPortable();

    /// <summary>Tells which interfaces NCCL's sockets take for data: at most 16, one address each.</summary>
    /// <param name="query">What decides; <see cref="InterfaceQuery.FromEnvironment"/> is what NCCL goes by.</param>
    /// <returns>The interfaces and why.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="CollectiveException"><see cref="InterfaceQuery.CommId"/> is no address.</exception>
    public static InterfaceSelection Select(InterfaceQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return InterfaceRules.Select(List(), query);
    }

    /// <summary>Tells which interface the bootstrap takes.</summary>
    /// <param name="query">What decides; <see cref="InterfaceQuery.FromEnvironment"/> is what NCCL goes by.</param>
    /// <returns>The interface and why; none if no interface qualifies.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="CollectiveException"><see cref="InterfaceQuery.CommId"/> is no address.</exception>
    public static InterfaceSelection SelectBootstrap(InterfaceQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return InterfaceRules.SelectBootstrap(List(), query);
    }

    /// <summary>The interface a root listens on.</summary>
    /// <param name="ifNames">Which interfaces, in the grammar of NCCL_SOCKET_IFNAME; null for what NCCL's settings say.</param>
    /// <exception cref="CollectiveException">None qualifies; the message names the setting and lists what there is.</exception>
    internal static NetworkInterfaceAddress ChooseBootstrap(string? ifNames = null) =>
        Only(InterfaceRules.SelectBootstrap(List(), Query(ifNames)));

    /// <summary>The interface a rank listens on to be reached by those who reach the root.</summary>
    /// <param name="root">The root's address.</param>
    /// <param name="ifNames">Which interfaces, in the grammar of NCCL_SOCKET_IFNAME; null for what NCCL's settings say.</param>
    /// <exception cref="CollectiveException">None qualifies; the message names the setting and lists what there is.</exception>
    internal static NetworkInterfaceAddress ChooseToward(IPAddress root, string? ifNames = null) =>
        Only(InterfaceRules.SelectToward(List(), Query(ifNames), root));

    /// <summary>The number of an interface; 0 if there is none of that name.</summary>
    internal static unsafe uint IndexOf(string name)
    {
        if (!OperatingSystem.IsLinux())
            return InterfaceReader.PortableIndexOf(name);
        fixed (byte* text = Encoding.UTF8.GetBytes(name + '\0'))
            return LibcNative.if_nametoindex(text);
    }

    /// <summary>What is asked for in code goes before all settings but the family.</summary>
    private static InterfaceQuery Query(string? ifNames)
    {
        InterfaceQuery settings = InterfaceQuery.FromEnvironment();
        return ifNames is null ? settings : settings with { Names = ifNames, CommId = null };
    }

    private static NetworkInterfaceAddress Only(InterfaceSelection selection) => selection.Addresses.Count > 0
        ? selection.Addresses[0]
        : throw new CollectiveException($"The bootstrap has no network interface: {selection.Reason}.");
}
