using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.RuleEval.Programs;

/// <summary>Runs all analyzers.</summary>
internal static class AnalyzerRun
{
    // One after the other: what is analysed at the same time are programs.
    private static readonly CompilationWithAnalyzersOptions Options = new(
        new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false,
        reportSuppressedDiagnostics: true);

    public static async Task<ImmutableArray<Diagnostic>> OverAsync(Compilation compilation, CancellationToken cancellationToken) =>
        Checked(await compilation.WithAnalyzers(AllAnalyzers.Instances, Options).GetAnalyzerDiagnosticsAsync(cancellationToken));

    /// <summary>Runs them over one tree of a compilation; what they report elsewhere is left out.</summary>
    public static async Task<ImmutableArray<Diagnostic>> OverAsync(
        Compilation compilation, SyntaxTree tree, CancellationToken cancellationToken) =>
        Checked(await compilation.WithAnalyzers(AllAnalyzers.Instances, Options)
            .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, cancellationToken));

    // An analyzer that threw looks like one that found nothing.
    private static ImmutableArray<Diagnostic> Checked(ImmutableArray<Diagnostic> reported) =>
        reported.FirstOrDefault(static diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal)) is { } failure
            ? throw new InvalidOperationException(failure.ToString())
            : reported;
}
