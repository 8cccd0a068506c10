using System.Globalization;

namespace TypedCollectives;

/// <summary>Reads the ports from sysfs: for machines without the verbs library, or where it may not open the devices.</summary>
internal static class SysfsReader
{
    /// <summary>The folder of the devices.</summary>
    internal const string Folder = "/sys/class/infiniband";

    /// <summary>Reads every device of a folder laid out like <c>/sys/class/infiniband</c>.</summary>
    internal static InfiniBandReading Read(string folder = Folder)
    {
        var ports = new List<InfiniBandPort>();
        var failures = new List<string>();
        IEnumerable<string> devices = Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : [];
        foreach (string device in devices.OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal))
        {
            try
            {
                ports.AddRange(PortsOf(device));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
            {
                failures.Add($"{Path.GetFileName(device)}: {exception.Message}");
            }
        }

        return new InfiniBandReading(ports, failures, folder);
    }

    /// <summary>The path of a device's PCI function, with every link resolved; null if it cannot be told.</summary>
    internal static string? PciPathOf(string device)
    {
        string link = Path.Join(device, "device");
        return Directory.Exists(link) ? RealPath(link) : null;
    }

    private static List<InfiniBandPort> PortsOf(string device)
    {
        ulong guid = Guid(File.ReadAllText(Path.Join(device, "sys_image_guid")));
        string? pciPath = PciPathOf(device);
        var ports = new List<InfiniBandPort>();
        foreach (string port in Directory.GetDirectories(Path.Join(device, "ports")))
        {
            ports.Add(new InfiniBandPort
            {
                Device = Path.GetFileName(device),
                Port = int.Parse(Path.GetFileName(port), CultureInfo.InvariantCulture),
                LinkLayer = File.ReadAllText(Path.Join(port, "link_layer")).Trim() switch
                {
                    "InfiniBand" => InfiniBandLinkLayer.InfiniBand,
                    "Ethernet" => InfiniBandLinkLayer.Ethernet,
                    _ => InfiniBandLinkLayer.Other,
                },
                State = State(File.ReadAllText(Path.Join(port, "state"))),
                MegabitsPerSecond = Speed(File.ReadAllText(Path.Join(port, "rate"))),
                Guid = guid,
                PciPath = pciPath,
            });
        }

        return [.. ports.OrderBy(port => port.Port)];
    }

    /// <summary>From <c>4: ACTIVE</c>.</summary>
    private static string State(string text) => text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();

    /// <summary>From <c>2.5 Gb/sec (1X SDR)</c>: the speed of all lanes.</summary>
    private static long Speed(string text)
    {
        string gigabits = text.TrimStart().Split(' ')[0];
        return (long)(decimal.Parse(gigabits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 1000);
    }

    /// <summary>From <c>b8ce:f603:00aa:1234</c>.</summary>
    private static ulong Guid(string text) => ulong.Parse(
        text.Trim().Replace(":", "", StringComparison.Ordinal), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>Resolves every link of a path, not only the last part's as .NET does.</summary>
    private static string RealPath(string path)
    {
        string real = "/";
        foreach (string part in Path.GetFullPath(path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Join(real, part);
            real = Directory.ResolveLinkTarget(next, returnFinalTarget: true) is { } target ? RealPath(target.FullName) : next;
        }

        return real;
    }
}
