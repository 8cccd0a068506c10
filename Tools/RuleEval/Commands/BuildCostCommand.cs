using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TypedCollectives.RuleEval.BuildCost;
using TypedCollectives.RuleEval.Reports;

namespace TypedCollectives.RuleEval.Commands;

/// <summary><c>build-cost</c>: what the generator and the analyzers add to a build.</summary>
internal static class BuildCostCommand
{
    private const double Target = 1.10;

    public static Command Create()
    {
        var types = new Option<int>("--types") { Description = "The number of annotated types.", DefaultValueFactory = static _ => 500 };
        var runs = new Option<int>("--runs") { Description = "The builds of each kind.", DefaultValueFactory = static _ => 5 };
        var warm = new Option<bool>("--warm") { Description = "Keep the compiler in memory between builds, as an editor does." };
        var command = new Command(
            "build-cost", "Builds a project of annotated types with and without the generator and the analyzers, in turn; and what is generated as plain sources.") { types, runs, warm };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(types), result.GetValue(runs), new Build(result.GetValue(warm)),
            result.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    /// <returns>0 if the project with ordinary code is within the target of the build that has no generated code.</returns>
    private static async Task<int> RunAsync(int types, int runs, Build build, TextWriter output, CancellationToken cancellationToken)
    {
        using var usual = new MeasuredProject(types, withOrdinaryCode: true);
        using var bare = new MeasuredProject(types, withOrdinaryCode: false);
        ImmutableArray<BuildCostMeasurement> measurements =
        [
            await BuildCostMeasurement.TakeAsync("with ordinary code", usual, build, runs, cancellationToken),
            await BuildCostMeasurement.TakeAsync("annotations only", bare, build, runs, cancellationToken),
        ];
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new PlainOutput(output) });
        var table = new Table().Border(TableBorder.Simple).Title($"{types} annotated types, medians of {runs} builds, s");
        table.AddColumn("project").AddColumn("build").AddColumn(new TableColumn("clock").RightAligned())
            .AddColumn(new TableColumn("processor").RightAligned()).AddColumn(new TableColumn("with / this").RightAligned());
        foreach (BuildCostMeasurement measurement in measurements)
        {
            AddRow(table, measurement, BuildKind.Without, measurement.Project, "without both");
            AddRow(table, measurement, BuildKind.SameCode, "", "without both, generated code as plain sources");
            AddRow(table, measurement, BuildKind.With, "", "with both");
        }

        console.Write(table);
        return measurements[0].RatioTo(BuildKind.Without) <= Target ? 0 : 1;
    }

    private static void AddRow(Table table, BuildCostMeasurement measurement, BuildKind kind, string project, string build) => table.AddRow(
        project, build, BuildCostMeasurement.ElapsedOf(measurement.Builds[kind]).ToString("F2", CultureInfo.InvariantCulture),
        BuildCostMeasurement.ProcessorOf(measurement.Builds[kind])?.ToString("F2", CultureInfo.InvariantCulture) ?? "-",
        kind == BuildKind.With ? "" : measurement.RatioTo(kind).ToString("F3", CultureInfo.InvariantCulture));
}
