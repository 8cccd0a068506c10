using System.Net;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>NCCL's rules about interfaces (socket.cc, os/linux.cc, bootstrap.cc, 2.28.3 and later) over a list.</summary>
internal static class InterfaceRules
{
    /// <summary>The most names a list may have, and the most interfaces the data path takes.</summary>
    internal const int MaxInterfaces = 16;

    /// <summary>The order without a setting: the first of these lists that takes an interface.</summary>
    private static readonly string[] AutomaticOrder = ["ib", "^docker,lo,virbr", "docker", "lo", "virbr"];

    /// <summary>Which interfaces NCCL's sockets take for data.</summary>
    internal static InterfaceSelection Select(IReadOnlyList<NetworkInterfaceAddress> all, InterfaceQuery query) =>
        Select(all, query, MaxInterfaces);

    /// <summary>Which interface the bootstrap takes; the selection has it alone, or is empty.</summary>
    internal static InterfaceSelection SelectBootstrap(IReadOnlyList<NetworkInterfaceAddress> all, InterfaceQuery query)
    {
        if (query.CommId is null)
            return Select(all, query, limit: 1);

        IPEndPoint endPoint = SocketAddressText.Parse(query.CommId, InterfaceQuery.CommIdSetting);
        NetworkInterfaceAddress? match = all.FirstOrDefault(address => address.IsOnSameNetworkAs(endPoint.Address));
        string network = $"on the network of {InterfaceQuery.CommIdSetting}={query.CommId}";
        return match is null
            ? new InterfaceSelection([], $"no interface is {network}; {Listed(all)}")
            : new InterfaceSelection([match], network);
    }

    /// <summary>Which address a rank listens on so that those who reach the root reach it.</summary>
    internal static InterfaceSelection SelectToward(
        IReadOnlyList<NetworkInterfaceAddress> all, InterfaceQuery query, IPAddress root)
    {
        // As for NCCL, an address given for rank 0 outdoes the names.
        string names = query is { CommId: null, Names.Length: > 1 } ? query.Names : "";
        NamePatterns named = NamePatterns.Parse(names, MaxInterfaces);
        NetworkInterfaceAddress? match = all.FirstOrDefault(
            address => address.IsRunning && named.Takes(address.Name) && address.IsOnSameNetworkAs(root));
        if (match is not null)
            return new InterfaceSelection([match], $"on the root's network ({root})");

        // The root's own settings do not matter here: it was found, and none of these interfaces is on its network.
        InterfaceSelection selection = Select(all, query with { CommId = null }, MaxInterfaces);
        NetworkInterfaceAddress? sameFamily = selection.Addresses.FirstOrDefault(
            address => address.Address.AddressFamily == root.AddressFamily);
        return selection with { Addresses = sameFamily is null ? [.. selection.Addresses.Take(1)] : [sameFamily] };
    }

    /// <summary>What there is, for messages.</summary>
    internal static string Listed(IReadOnlyList<NetworkInterfaceAddress> all) =>
        all.Count == 0 ? "this machine has no interface with an address" : $"there is {string.Join(", ", all)}";

    private static InterfaceSelection Select(IReadOnlyList<NetworkInterfaceAddress> all, InterfaceQuery query, int limit)
    {
        string family = query.Family is { } only ? $" with {InterfaceQuery.FamilySetting}={Name(only)}" : "";

        // NCCL reads a name of one character as none.
        if (query.Names is { Length: > 1 } names)
        {
            List<NetworkInterfaceAddress> named = Matching(all, names, query.Family, limit);
            string setting = $"{InterfaceQuery.NamesSetting}={names}{family}";
            return new InterfaceSelection(named, named.Count > 0 ? setting : $"{setting} takes no interface; {Listed(all)}");
        }

        foreach (string list in AutomaticOrder)
        {
            List<NetworkInterfaceAddress> found = Matching(all, list, query.Family, limit);
            if (found.Count > 0)
                return new InterfaceSelection(found, Explain(list) + family);
            if (list == AutomaticOrder[0] && query.CommId is { Length: > 1 } id)
            {
                IPEndPoint endPoint = SocketAddressText.Parse(id, InterfaceQuery.CommIdSetting);
                if (all.FirstOrDefault(address => address.IsOnSameNetworkAs(endPoint.Address)) is { } match)
                    return new InterfaceSelection([match], $"on the network of {InterfaceQuery.CommIdSetting}={id}");
            }
        }

        return new InterfaceSelection([], $"no interface is running{(family.Length == 0 ? "" : family)}; {Listed(all)}");
    }

    private static List<NetworkInterfaceAddress> Matching(
        IReadOnlyList<NetworkInterfaceAddress> all, string list, AddressFamily? family, int limit)
    {
        NamePatterns patterns = NamePatterns.Parse(list, MaxInterfaces);
        var found = new List<NetworkInterfaceAddress>();
        foreach (NetworkInterfaceAddress address in all)
        {
            bool qualifies = address.IsRunning
                && (family is null || address.Address.AddressFamily == family)
                && !address.Address.Equals(IPAddress.IPv6Loopback)
                && patterns.Takes(address.Name);

            // The first address of an interface stands for it: IPv4, then global IPv6, then link scope, as the system lists them.
            if (qualifies && found.Count < limit && found.TrueForAll(taken => taken.Name != address.Name))
                found.Add(address);
        }

        return found;
    }

    private static string Explain(string list) => list switch
    {
        "ib" => "the first choice without a setting: ib*",
        ['^', ..] => "the first interface in the automatic order that is not docker*, lo* or virbr*",
        _ => $"nothing else is running than {list}*",
    };

    private static string Name(AddressFamily family) => family == AddressFamily.InterNetwork ? "AF_INET" : "AF_INET6";
}
