namespace TypedCollectives;

/// <summary>NCCL's order (plugin/net.cc, plugin/plugin_open.cc of 2.30): plug-ins, InfiniBand, sockets; the first wins.</summary>
internal static class DataNetworkRules
{
    /// <summary>The most plug-ins NCCL_NET_PLUGIN may name.</summary>
    internal const int MaxPlugins = 14;

    private const string PluginSetting = "NCCL_NET_PLUGIN";
    private const string NetSetting = "NCCL_NET";
    private const string DefaultPlugin = "libnccl-net.so";
    private const string Static = "STATIC_PLUGIN";

    internal static DataNetworkChoice Choose(
        Func<string, string?> setting, IPluginHost host, InfiniBandReport infiniBand, InterfaceSelection interfaces)
    {
        string? net = setting(NetSetting);
        List<DataNetworkCandidate> candidates = [];
        string[] names = setting(PluginSetting) switch
        {
            null => [DefaultPlugin],
            string list when list.Equals("none", StringComparison.OrdinalIgnoreCase) => [],
            string list => list.Split(',', StringSplitOptions.RemoveEmptyEntries),
        };
        foreach (string name in names.Take(MaxPlugins))
            candidates.Add(Plugin(name, net, host));

        string? noInterface = interfaces.Addresses.Count == 0 ? $"no interface: {interfaces.Reason}" : null;
        candidates.Add(Internal("IB", net, infiniBand.UnusableReason ?? noInterface, string.Join(", ", infiniBand.Ports)));
        candidates.Add(Internal(
            "Socket", net, noInterface, string.Join(", ", interfaces.Addresses.Select(address => address.Name))));
        return new DataNetworkChoice(candidates);
    }

    /// <summary>The names a plug-in is looked for under, in order; null stands for the program itself.</summary>
    internal static IReadOnlyList<string?> FilesOf(string name)
    {
        if (Static.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            return [null];
        bool isFile = name.Contains('/', StringComparison.Ordinal)
            || (name.StartsWith("lib", StringComparison.Ordinal) && name.EndsWith(".so", StringComparison.Ordinal));
        return isFile ? [name] : [name, $"libnccl-net-{name}.so"];
    }

    private static DataNetworkCandidate Plugin(string name, string? net, IPluginHost host)
    {
        List<string> reasons = [];
        foreach (string? file in FilesOf(name))
        {
            if (!host.TryOpen(file, out PluginExport? plugin, out string? reason))
            {
                reasons.Add(reason.StartsWith($"{file}: ", StringComparison.Ordinal) ? reason : $"{file}: {reason}");
                continue;
            }

            string found = file ?? "the program itself";
            if (plugin is null)
                return new DataNetworkCandidate(name, false, $"{found} has no plug-in of a version NCCL knows (v6 to v12)");
            string what = FormattableString.Invariant($"{found} is the plug-in {plugin.NetName} (v{plugin.Version})");
            return IsOther(plugin.NetName, net)
                ? new DataNetworkCandidate(name, false, $"{what}, not {NetSetting}={net}")
                : new DataNetworkCandidate(name, true, $"{what}; NCCL takes it if it finds a device");
        }

        return new DataNetworkCandidate(name, false, string.Join("; ", reasons));
    }

    private static DataNetworkCandidate Internal(string name, string? net, string? unusableReason, string devices) =>
        IsOther(name, net) ? new DataNetworkCandidate(name, false, $"{NetSetting}={net}")
        : unusableReason is not null ? new DataNetworkCandidate(name, false, unusableReason)
        : new DataNetworkCandidate(name, true, devices);

    private static bool IsOther(string name, string? net) =>
        net is not null && !name.Equals(net, StringComparison.OrdinalIgnoreCase);
}
