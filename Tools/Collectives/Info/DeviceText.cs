namespace TypedCollectives.Tools;

/// <summary>The parts of a device's line.</summary>
internal static class DeviceText
{
    internal static string Id(DeviceReport device) => $"{device.Kind.ToString().ToLowerInvariant()}:{device.Index}";

    internal static string Peers(DeviceReport device) =>
        device.PeerAccess.Count == 0 ? "-" : string.Join(", ", device.PeerAccess.Select(peer => $"cuda:{peer}"));
}
