using Spectre.Console;

namespace TypedCollectives.Tools;

/// <summary>The report as tables, for a terminal.</summary>
internal static class InfoTables
{
    internal static void Write(EnvironmentReport report, IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[bold]TypedCollectives {ToolVersion.Text}[/]");
        console.MarkupLineInterpolated($"Auto: [green]{report.Auto}[/]");

        Table devices = New("Devices", "Device", "Name", "Memory", "Reads the memory of");
        foreach (DeviceReport device in report.Devices)
            Add(devices, DeviceText.Id(device), device.Name, MemoryText.Of(device.MemoryBytes), DeviceText.Peers(device));
        console.Write(devices);

        Table backends = New("Backends", "Backend", "Usable", "Why");
        foreach (BackendReport backend in report.Backends)
            Add(backends, backend.Kind.ToString(), backend.IsUsable ? "yes" : "no", backend.Reason);
        console.Write(backends);

        Table libraries = New("Libraries", "Library", "Version", "Where");
        foreach (LibraryReport library in report.Libraries)
            Add(libraries, library.Name, LibraryText.Version(library), library.Explanation);
        console.Write(libraries);

        Table network = New("Network", "Interface", "Address", "Running");
        foreach (NetworkInterfaceAddress address in report.Network.Interfaces)
            Add(network, address.Name, $"{address.Address}/{address.PrefixLength}", address.IsRunning ? "yes" : "no");
        console.Write(network);
        foreach (string line in NetworkText.Lines(report.Network).Skip(report.Network.Interfaces.Count))
            console.WriteLine(line);
    }

    private static Table New(string title, params string[] columns)
    {
        var table = new Table { Title = new TableTitle(title), Border = TableBorder.Rounded };
        foreach (string column in columns)
            table.AddColumn(column);
        return table;
    }

    /// <summary>Adds a row of plain text: brackets in it are not markup.</summary>
    private static void Add(Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)).ToArray());
}
