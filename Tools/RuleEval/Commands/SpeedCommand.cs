using System.CommandLine;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Spectre.Console;
using TypedCollectives.Analyzers.Symbols;
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
        var command = new Command("speed", "Measures the analyzers' time over all sources below a folder; they need not compile.")
        {
            sources, references, files,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            ProjectCompiler.CompileAll(
                result.GetRequiredValue(sources).FullName, (result.GetValue(references) ?? []).Select(static file => file.FullName)),
            result.GetValue(files), result.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    /// <returns>0 if the analyzers stay within the target.</returns>
    private static async Task<int> RunAsync(Compilation compilation, int files, TextWriter output, CancellationToken cancellationToken)
    {
        compilation = Thinned(compilation, files);
        var calls = default(Calls);
        KnownSymbols known = KnownSymbols.For(compilation)!;
        foreach (Calls found in compilation.SyntaxTrees.AsParallel().Select(tree => Calls.In(tree, compilation, known)))
            calls += found;
        await MeasureAsync("warming up", Thinned(compilation, WarmUpFiles), cancellationToken);
        SpeedMeasurement measured = await MeasureAsync("measuring", compilation, cancellationToken);
        Write(AnsiConsole.Create(new AnsiConsoleSettings { Out = new PlainOutput(output) }), compilation, calls, measured);
        return measured.MillisecondsPerMethod(measured.Added) < Target ? 0 : 1;
    }

    private static Compilation Thinned(Compilation compilation, int files)
    {
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        return files >= trees.Length
            ? compilation
            : compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(Enumerable.Range(0, files).Select(index => trees[(long)index * trees.Length / files]));
    }

    private static Task<SpeedMeasurement> MeasureAsync(string stage, Compilation compilation, CancellationToken cancellationToken)
    {
        // The results go to the output, and how far it is to whoever watches.
        IAnsiConsole watched = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return watched.Progress().StartAsync(async progress =>
        {
            ProgressTask task = progress.AddTask(stage, maxValue: 2 * compilation.SyntaxTrees.Sum(Bodies.In));
            return await SpeedMeasurement.TakeAsync(compilation, () => task.Increment(1), cancellationToken);
        });
    }

    private static void Write(IAnsiConsole console, Compilation compilation, Calls calls, SpeedMeasurement measured)
    {
        var table = new Table().Border(TableBorder.Simple).Title("analyzers");
        table.AddColumn("analyzer").AddColumn(new TableColumn("s").RightAligned()).AddColumn(new TableColumn("ms per method").RightAligned());
        foreach ((string name, TimeSpan time) in measured.Analyzers.OrderByDescending(static analyzer => analyzer.Time))
            AddRow(name, time);
        AddRow("all, by the clock", measured.Time);
        AddRow("the whole run, by the clock", measured.Elapsed);
        AddRow("the whole run, processor", measured.Processor);
        AddRow("the same without them, processor", measured.Compiler);
        AddRow("what they add, processor", measured.Added);
        console.Write(table);
        console.WriteLine($"{compilation.SyntaxTrees.Count()} files, {measured.Methods} methods; {calls.All} calls, "
            + $"{calls.Bound} of them to methods that are known, {calls.Communicating} of a meaning to the rules");

        void AddRow(string name, TimeSpan time) => table.AddRow(
            name, time.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture),
            measured.MillisecondsPerMethod(time).ToString("F4", CultureInfo.InvariantCulture));
    }
}
