using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Spectre.Console;
using TypedCollectives.RuleEval.Reports;
using TypedCollectives.RuleEval.Sources;
using TypedCollectives.RuleEval.Speed;

namespace TypedCollectives.RuleEval.Commands;

/// <summary><c>speed</c>: what the analyzers cost a project that references the SDK.</summary>
internal static class SpeedCommand
{
    // Enough for the just-in-time compiler to have seen all of the analyzers.
    private const int WarmUpFiles = 100;

    private const double Target = 1;

    public static Command Create()
    {
        var sources = new Option<DirectoryInfo>("--sources") { Description = "The folder with the sources.", HelpName = "DIR", Required = true };
        sources.AcceptExistingOnly();
        var references = new Option<FileInfo[]>("--reference") { Description = "An assembly the sources need.", HelpName = "FILE" };
        references.AcceptExistingOnly();
        var files = new Option<int>("--files")
        {
            Description = "Take only so many of the files, spread evenly over all.",
            DefaultValueFactory = static _ => int.MaxValue,
        };
        var runs = new Option<int>("--runs") { Description = "The runs without and with the analyzers, at most.", DefaultValueFactory = static _ => 3 };
        var seconds = new Option<int>("--seconds") { Description = "When to begin no further run.", DefaultValueFactory = static _ => 300 };
        var command = new Command("speed", "Measures the analyzers' time over all sources below a folder; they need not compile.")
        {
            sources, references, files, runs, seconds,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            ProjectCompiler.CompileAll(
                result.GetRequiredValue(sources).FullName, (result.GetValue(references) ?? []).Select(static file => file.FullName)),
            result.GetValue(files), result.GetValue(runs), TimeSpan.FromSeconds(result.GetValue(seconds)),
            result.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    /// <returns>0 if the analyzers stay within the target.</returns>
    private static async Task<int> RunAsync(
        Compilation compilation, int files, int runs, TimeSpan limit, TextWriter output, CancellationToken cancellationToken)
    {
        compilation = Thinned(compilation, files);
        await MeasureAsync("warming up", Thinned(compilation, WarmUpFiles), runs: 1, TimeSpan.Zero, cancellationToken);
        SpeedMeasurement measured = await MeasureAsync("measuring", compilation, runs, limit, cancellationToken);
        Write(AnsiConsole.Create(new AnsiConsoleSettings { Out = new PlainOutput(output) }), compilation, measured);
        return measured.MillisecondsPerMethod(measured.Added) < Target ? 0 : 1;
    }

    private static Compilation Thinned(Compilation compilation, int files)
    {
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        return files >= trees.Length
            ? compilation
            : compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(Enumerable.Range(0, files).Select(index => trees[(long)index * trees.Length / files]));
    }

    private static Task<SpeedMeasurement> MeasureAsync(
        string stage, Compilation compilation, int runs, TimeSpan limit, CancellationToken cancellationToken)
    {
        // The results go to the output, and how far it is to whoever watches.
        IAnsiConsole watched = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return watched.Progress().StartAsync(async progress =>
        {
            ProgressTask task = progress.AddTask(stage, maxValue: 2 * runs * compilation.SyntaxTrees.Sum(Bodies.In));
            return await SpeedMeasurement.TakeAsync(compilation, runs, limit, () => task.Increment(1), cancellationToken);
        });
    }

    private static void Write(IAnsiConsole console, Compilation compilation, SpeedMeasurement measured)
    {
        AnalysisRun typical = measured.Typical;
        var table = new Table().Border(TableBorder.Simple).Title("analyzers");
        table.AddColumn("analyzer").AddColumn(new TableColumn("s").RightAligned()).AddColumn(new TableColumn("ms per method").RightAligned());
        foreach ((string name, TimeSpan time) in typical.Analyzers.OrderByDescending(static analyzer => analyzer.Time))
            AddRow(name, time);
        AddRow("all, by the clock", typical.AnalyzerTime);
        AddRow("the whole run, by the clock", typical.Elapsed);
        AddRow("the whole run, processor", typical.Processor);
        AddRow("the same without them, processor", measured.Compiler);
        AddRow("what they add, processor", measured.Added);
        console.Write(table);
        console.WriteLine($"{compilation.SyntaxTrees.Count()} files, {measured.Methods} methods; {measured.Calls.All} calls, "
            + $"{measured.Calls.Bound} of them to methods that are known, {measured.Calls.Communicating} of a meaning to the rules");
        console.WriteLine($"Medians of {measured.With.Length} runs each. Processor time without: {Seconds(measured.Without)}; with: {Seconds(measured.With)}");

        void AddRow(string name, TimeSpan time) => table.AddRow(
            name, time.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture),
            measured.MillisecondsPerMethod(time).ToString("F4", CultureInfo.InvariantCulture));
    }

    private static string Seconds(ImmutableArray<AnalysisRun> runs) =>
        string.Join(", ", runs.Select(static run => run.Processor.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture)));
}
