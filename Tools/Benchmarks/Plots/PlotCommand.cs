using System.CommandLine;

namespace TypedCollectives.Benchmarks;

/// <summary><c>plot</c>: draws tables of times as a figure.</summary>
internal static class PlotCommand
{
    internal static Command Create()
    {
        var table = new Argument<FileInfo>("table") { Description = "Lines of: series, bytes, microseconds; # starts a comment." };
        var output = new Argument<FileInfo>("output") { Description = "The SVG file to write." };
        var title = new Option<string>("--title") { Description = "The title.", DefaultValueFactory = _ => "" };
        var command = new Command("plot", "Draws time against message size, both logarithmic, a line a series.") { table, output, title };
        command.SetAction(result => TimePlot.Draw(
            Measured.Read(result.GetRequiredValue(table).FullName), result.GetRequiredValue(title), result.GetRequiredValue(output).FullName));
        return command;
    }
}
