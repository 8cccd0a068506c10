using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Spectre.Console;
using TypedCollectives.AnalyzerHost;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.RuleEval.Reports;
using TypedCollectives.RuleEval.Sources;
using TypedCollectives.RuleEval.Speed;

namespace TypedCollectives.RuleEval.Commands;

/// <summary><c>speed</c>: what the analyzers cost a project.</summary>
internal static class SpeedCommand
{
    public static Command Create()
    {
        var sources = new Option<DirectoryInfo>("--sources") { Description = "The folder with the sources.", HelpName = "DIR", Required = true };
        sources.AcceptExistingOnly();
        var command = new Command("speed", "Measures the analyzers' time over all sources below a folder; they need not compile.") { sources };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetRequiredValue(sources).FullName, result.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, TextWriter output, CancellationToken cancellationToken)
    {
        Compilation compilation = ProjectCompiler.CompileAll(folder);
        KnownSymbols known = KnownSymbols.For(compilation)!;
        ILookup<bool, SyntaxTree> trees = compilation.SyntaxTrees.AsParallel().ToLookup(tree => Bodies.Communicate(tree, compilation, known));

        // Once for the just-in-time compiler.
        await SpeedMeasurement.TakeAsync(compilation, [.. trees.SelectMany(static group => group).Take(200)], cancellationToken);
        SpeedMeasurement without = await SpeedMeasurement.TakeAsync(compilation, [.. trees[false]], cancellationToken);
        SpeedMeasurement with = await SpeedMeasurement.TakeAsync(compilation, [.. trees[true]], cancellationToken);
        Write(AnsiConsole.Create(new AnsiConsoleSettings { Out = new PlainOutput(output) }), compilation.SyntaxTrees.Count(), without, with);
        return 0;
    }

    private static void Write(IAnsiConsole console, int files, SpeedMeasurement without, SpeedMeasurement with)
    {
        var table = new Table().Border(TableBorder.Simple).Title("ms per method");
        table.AddColumn("analyzer").AddColumn(new TableColumn("files without collectives").RightAligned())
            .AddColumn(new TableColumn("files with collectives").RightAligned());
        foreach ((var first, var second) in without.Analyzers.Zip(with.Analyzers))
            table.AddRow(first.Name, Text(without, first.Time), Text(with, second.Time));
        table.AddRow("all", Text(without, without.Time), Text(with, with.Time));
        table.AddRow("with the compiler's part", Text(without, without.Elapsed), Text(with, with.Elapsed));
        console.Write(table);
        console.WriteLine($"{files} files; {without.Methods} methods in files without collectives, {with.Methods} in files with; "
            + $"{(without.Time + with.Time).TotalSeconds:F2} s in analyzers of {(without.Elapsed + with.Elapsed).TotalSeconds:F1} s");
    }

    private static string Text(SpeedMeasurement measurement, TimeSpan time) => $"{measurement.MillisecondsPerMethod(time):F4}";
}
