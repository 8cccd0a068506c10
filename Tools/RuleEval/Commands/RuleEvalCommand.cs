using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;
using TypedCollectives.RuleEval.Control;
using TypedCollectives.RuleEval.Matrix;
using TypedCollectives.RuleEval.Mutations;
using TypedCollectives.RuleEval.Programs;
using TypedCollectives.RuleEval.Reports;
using TypedCollectives.RuleEval.Sources;

namespace TypedCollectives.RuleEval.Commands;

/// <summary>The command line.</summary>
internal static class RuleEvalCommand
{
    private static readonly AnalyzerRun Analyzers = new();
    private static readonly ProgramRunner Programs = new(Analyzers);
    private static readonly SourceUnits Units = new();
    private static readonly ImmutableArray<IEvaluation> Evaluations =
    [
        new MatrixEvaluation(Programs),
        new MutationEvaluation(new MutantRunner(Units, Analyzers)),
        new ControlEvaluation(Programs),
        new SourcesEvaluation(Units, Analyzers),
    ];

    /// <summary>Runs a command line.</summary>
    /// <returns>0 if every target is met.</returns>
    public static Task<int> InvokeAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var only = new Option<string?>("--only") { Description = "The one evaluation to run.", HelpName = "NAME" };
        only.AcceptOnlyFromAmong([.. Evaluations.Select(static evaluation => evaluation.Name)]);
        var rule = new Option<string[]>("--rule") { Description = "A rule to look at; several may be given.", HelpName = "TCnnnn" };
        var json = new Option<string?>("--json") { Description = "A file for the results as JSON.", HelpName = "FILE" };
        var list = new Option<bool>("--list") { Description = "Print every program that fails." };
        var root = new RootCommand("Measures what the rules find, and what they report that is no bug.")
        {
            only, rule, json, list, SpeedCommand.Create(), BuildCostCommand.Create(), FolderCommand.Create(Analyzers),
        };
        root.SetAction((result, cancellationToken) => RunAsync(
            [.. Evaluations.Where(evaluation => result.GetValue(only) is not { } name || evaluation.Name == name)],
            new RuleFilter([.. result.GetValue(rule) ?? []]), result.GetValue(list), result.GetValue(json),
            result.InvocationConfiguration.Output, cancellationToken));
        return root.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
    }

    private static async Task<int> RunAsync(
        ImmutableArray<IEvaluation> evaluations, RuleFilter rules, bool listsAll, string? jsonPath, TextWriter output,
        CancellationToken cancellationToken)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new PlainOutput(output) });
        List<SectionReport> reports = [];
        foreach (IEvaluation evaluation in evaluations)
        {
            long start = Stopwatch.GetTimestamp();
            SectionReport report = (await evaluation.RunAsync(rules, cancellationToken)).WithFailures(Analyzers.TakeFailures());
            ReportText.Write(report, Stopwatch.GetElapsedTime(start), listsAll, console);
            reports.Add(report);
        }

        if (jsonPath is not null)
            ReportJson.Write(jsonPath, reports);
        return reports.TrueForAll(static report => report.Passed) ? 0 : 1;
    }
}
