namespace TypedCollectives.Tools;

/// <summary>The report as plain text, for files and pipes.</summary>
internal static class InfoText
{
    internal static void Write(EnvironmentReport report, TextWriter output)
    {
        output.WriteLine($"TypedCollectives {ToolVersion.Text}");
        output.WriteLine($"Auto: {report.Auto}");
        output.WriteLine();
        output.WriteLine("Devices");
        foreach (DeviceReport device in report.Devices)
        {
            string peers = device.PeerAccess.Count == 0 ? "" : $", reads {DeviceText.Peers(device)}";
            output.WriteLine($"  {DeviceText.Id(device),-8} {device.Name}, {MemoryText.Of(device.MemoryBytes)}{peers}");
        }

        output.WriteLine();
        output.WriteLine("Backends");
        foreach (BackendReport backend in report.Backends)
            output.WriteLine($"  {backend.Kind,-8} {(backend.IsUsable ? "yes" : "no"),-4} {backend.Reason}");

        output.WriteLine();
        output.WriteLine("Libraries");
        foreach (LibraryReport library in report.Libraries)
        {
            output.WriteLine($"  {library.Name}: {LibraryText.Of(library)}");
            foreach (string line in library.Explanation.Split('\n'))
                output.WriteLine($"    {line.TrimEnd()}");
        }

        output.WriteLine();
        output.WriteLine("Network");
        foreach (string line in NetworkText.Lines(report.Network))
            output.WriteLine($"  {line}");
    }
}
