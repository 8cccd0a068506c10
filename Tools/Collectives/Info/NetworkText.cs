namespace TypedCollectives.Tools;

/// <summary>The lines about the network.</summary>
internal static class NetworkText
{
    internal static IEnumerable<string> Lines(NetworkReport network)
    {
        foreach (NetworkInterfaceAddress address in network.Interfaces)
            yield return address.ToString();
        yield return $"Bootstrap: {Bootstrap(network)}";
        yield return $"InfiniBand: {InfiniBand(network.InfiniBand)}";
        foreach (InfiniBandPort port in network.InfiniBand.Ports)
            yield return $"  {Port(port)}";
        foreach (string notTaken in network.InfiniBand.NotTaken)
            yield return $"  not taken: {notTaken}";
        yield return $"Data between machines: {network.Data.Taken?.Name ?? "nothing; NCCL fails to initialise"}";
        foreach (DataNetworkCandidate candidate in network.Data.Candidates)
            yield return $"  {candidate.Name}: {(candidate.IsUsable ? "yes" : "no")}, {candidate.Reason}";
        foreach (string warning in network.Warnings)
            yield return $"Warning: {warning}";
    }

    internal static string Bootstrap(NetworkReport network) => network.Bootstrap.Addresses is [var address, ..]
        ? $"{address} ({network.Bootstrap.Reason})"
        : $"none: {network.Bootstrap.Reason}";

    internal static string InfiniBand(InfiniBandReport report) =>
        report.UnusableReason is { } reason ? $"not used: {reason}" : $"{report.Ports.Count} ports, from {report.Source}";

    internal static string Port(InfiniBandPort port) =>
        $"{port} {port.LinkLayer}, {port.MegabitsPerSecond / 1000} Gb/s, adapter {port.Guid:x16}, "
        + (port.PciPath ?? "unknown PCI address");
}
