using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedCollectives.Tools;

/// <summary>The report as JSON.</summary>
internal static class InfoJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    internal static string Of(EnvironmentReport report) => JsonSerializer.Serialize(
        new
        {
            Version = ToolVersion.Text,
            report.Devices,
            report.Backends,
            report.Libraries,
            report.Auto,
            Network = Of(report.Network),
        },
        Options);

    private static object Of(NetworkReport network) => new
    {
        Interfaces = network.Interfaces.Select(Of),
        Bootstrap = new { Address = network.Bootstrap.Addresses.Select(Of).FirstOrDefault(), network.Bootstrap.Reason },
        InfiniBand = new
        {
            Ports = network.InfiniBand.Ports.Select(Of),
            network.InfiniBand.NotTaken,
            network.InfiniBand.Source,
            network.InfiniBand.UnusableReason,
        },
        Data = new { Taken = network.Data.Taken?.Name, network.Data.Candidates },
        network.Warnings,
    };

    /// <summary>Addresses as text: <see cref="System.Net.IPAddress"/> has properties that throw.</summary>
    private static object Of(NetworkInterfaceAddress address) => new
    {
        address.Name,
        Address = address.Address.ToString(),
        address.PrefixLength,
        address.IsRunning,
        address.IsLoopback,
    };

    /// <summary>The number of the adapter as tools write it: JSON's numbers do not hold 64 bits everywhere.</summary>
    private static object Of(InfiniBandPort port) => new
    {
        port.Device,
        port.Port,
        port.LinkLayer,
        port.State,
        port.MegabitsPerSecond,
        Guid = port.Guid.ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
        port.PciPath,
        port.MaxQueuePairs,
        port.RealPort,
        port.Rail,
        port.Plane,
    };
}
