using System.Globalization;

namespace TypedCollectives;

/// <summary>Which ports NCCL records, as ncclIbInitDevices of its transport/net_ib/init.cc (2.30) does.</summary>
/// <remarks>
/// Left out: the second device mlx5 gives for Data Direct (<c>_dma</c>), and merging several ports into one virtual device,
/// which NCCL decides later from the topology.
/// </remarks>
internal static class InfiniBandRules
{
    /// <summary>The name of the setting that selects devices and ports.</summary>
    internal const string HcaSetting = "NCCL_IB_HCA";

    /// <summary>The name of the setting that switches InfiniBand off.</summary>
    internal const string DisableSetting = "NCCL_IB_DISABLE";

    /// <summary>The most ports recorded, and the most entries of NCCL_IB_HCA.</summary>
    internal const int MaxDevices = 32;

    /// <summary>Takes the ports of a reading.</summary>
    /// <param name="reading">Every port.</param>
    /// <param name="setting">Reads NCCL's settings.</param>
    /// <param name="libraryReason">Why there is no verbs library, without which NCCL uses no port; null if there is one.</param>
    internal static InfiniBandReport Record(InfiniBandReading reading, Func<string, string?> setting, string? libraryReason)
    {
        string hca = setting(HcaSetting) ?? "";
        NamePatterns patterns = NamePatterns.Parse(hca, MaxDevices);
        bool mergesFunctions = setting("NCCL_IB_MERGE_VFS") is not { Length: > 0 } merge || LeadingNumber.Of(merge) != 0;
        bool sorts = setting("NCCL_IB_DEVICE_PCI_ORDER") is not { Length: > 0 } order || LeadingNumber.Of(order) != 0;

        var taken = new List<InfiniBandPort>();
        var notTaken = new List<string>(reading.Failures);
        foreach (InfiniBandPort port in reading.Ports)
        {
            bool matches = patterns.Takes(port.Device, port.Port, out NamePattern? pattern);
            string? reason =
                port.State != "ACTIVE" ? $"its state is {port.State}"
                : port.LinkLayer == InfiniBandLinkLayer.Other ? "its link is neither InfiniBand nor Ethernet"
                : !matches ? $"{HcaSetting}={hca} does not take it"
                : taken.Count == MaxDevices ? $"NCCL takes {MaxDevices} ports"
                : null;
            if (reason is null)
                taken.Add(port with { Rail = pattern?.Rail ?? NamePattern.Any, Plane = pattern?.Plane ?? NamePattern.Any });
            else
                notTaken.Add($"{port}: {reason}");
        }

        // Ports without a path are last; the order of the devices decides among equals.
        IEnumerable<InfiniBandPort> ordered = sorts ? taken.OrderBy(port => PciNumber(port.PciPath)) : taken;
        List<InfiniBandPort> ports = [];
        foreach (InfiniBandPort port in ordered)
        {
            string? path = MergedPath(port.PciPath, mergesFunctions);
            ports.Add(port with
            {
                PciPath = path,
                RealPort = path is null ? 0 : ports.Count(earlier => earlier.PciPath == path),
            });
        }

        string? unusable =
            NcclSettings.IsOn(DisableSetting, setting) ? $"{DisableSetting}={setting(DisableSetting)}"
            : libraryReason ?? (ports.Count == 0 ? NoPort(notTaken) : null);
        return new InfiniBandReport(ports, notTaken, reading.Source, unusable);
    }

    /// <summary>The path NCCL gives all functions of an adapter: the last digit 0, and with virtual ones the device 00.</summary>
    internal static string? MergedPath(string? path, bool mergesFunctions)
    {
        if (path is not { Length: >= 4 })
            return path;
        return mergesFunctions ? $"{path[..^4]}00{path[^2]}0" : $"{path[..^1]}0";
    }

    /// <summary>The digits of a path's last part as one number, by which NCCL orders.</summary>
    private static long PciNumber(string? path)
    {
        string digits = string.Concat((path ?? "").Split('/')[^1].Where(char.IsAsciiHexDigit));
        return long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long number)
            ? number : long.MaxValue;
    }

    private static string NoPort(List<string> notTaken) =>
        notTaken.Count == 0 ? "there is no InfiniBand or RoCE device" : $"no port qualifies ({string.Join("; ", notTaken)})";
}
