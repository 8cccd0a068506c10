using System.Globalization;
using Spectre.Console;

namespace TypedCollectives.Samples.Quickstart;

/// <summary>Prints the rows: a table on a terminal, aligned plain text where the output goes to a file or a pipe.</summary>
internal static class RowTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<Row> rows)
    {
        var table = new Table { Border = console.Profile.Out.IsTerminal ? TableBorder.Rounded : TableBorder.None };
        table.AddColumn("operation");
        table.AddColumn("type");
        table.AddColumn(new TableColumn("size").RightAligned());
        table.AddColumn(new TableColumn("time").RightAligned());
        table.AddColumn(new TableColumn("#wrong").RightAligned());
        foreach (Row row in rows)
        {
            table.AddRow(
                Markup.Escape(row.Operation), Markup.Escape(row.Type), Size(row.Bytes), Time(row.Time),
                row.Wrong == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"[red]{row.Wrong}[/]"));
        }

        console.Write(table);
    }

    private static string Size(long bytes) => bytes switch
    {
        0 => "",
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB"),
    };

    private static string Time(TimeSpan time) => time.TotalMilliseconds < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:0.0} us")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.00} ms");
}
