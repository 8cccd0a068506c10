using System.CommandLine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.RuleEval.Programs;
using TypedCollectives.RuleEval.Reports;
using TypedCollectives.RuleEval.Sources;

namespace TypedCollectives.RuleEval.Commands;

/// <summary><c>folder</c>: what the rules report over programs from elsewhere.</summary>
internal static class FolderCommand
{
    public static Command Create(AnalyzerRun analyzers)
    {
        var sources = new Option<DirectoryInfo>("--sources") { Description = "The folder with the sources.", HelpName = "DIR", Required = true };
        sources.AcceptExistingOnly();
        var references = new Option<FileInfo[]>("--reference") { Description = "An assembly the sources need.", HelpName = "FILE" };
        references.AcceptExistingOnly();
        var command = new Command("folder", "Reports what is found in all sources below a folder, and how many methods with collectives that is.")
        {
            sources, references,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            ProjectCompiler.CompileAll(
                result.GetRequiredValue(sources).FullName, (result.GetValue(references) ?? []).Select(static file => file.FullName)),
            analyzers, result.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Compilation compilation, AnalyzerRun analyzers, TextWriter output, CancellationToken cancellationToken)
    {
        InvocationExpressionSyntax[] calls = [.. compilation.SyntaxTrees.SelectMany(tree => CollectiveCalls.In(tree, compilation))];
        var methods = calls.Select(MemberOf).ToHashSet();
        Diagnostic[] warnings = [.. (await analyzers.OverAsync(compilation, cancellationToken))
            .Where(static diagnostic => diagnostic is { IsSuppressed: false, Severity: >= DiagnosticSeverity.Warning })];
        var warned = warnings.Select(static warning => MemberOf(warning.Location.SourceTree!.GetRoot(CancellationToken.None)
            .FindNode(warning.Location.SourceSpan))).ToHashSet();
        foreach (Diagnostic error in compilation.GetDiagnostics(cancellationToken).Where(SourceUnit.Breaks))
            output.WriteLine($"does not compile: {Places.Of(error.Location)}: {error.Id}: {error.GetMessage()}");
        foreach (Diagnostic warning in warnings)
            output.WriteLine($"reported: {Places.Of(warning.Location)}: {warning.Id}: {warning.GetMessage()}");
        foreach ((string place, string text) in analyzers.TakeFailures())
            output.WriteLine($"analyzer threw: {place}: {text}");
        output.WriteLine($"{methods.Count} methods with {calls.Length} collective calls; {warnings.Length} warnings in {warned.Count} methods, "
            + $"{100.0 * warned.Count / Math.Max(1, methods.Count):F1} in 100");
        return 0;
    }

    private static MemberDeclarationSyntax? MemberOf(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>();
}
