using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.RuleEval.Programs;

/// <summary>Runs all analyzers over a compilation.</summary>
internal static class AnalyzerRun
{
    public static async Task<ImmutableArray<Diagnostic>> OverAsync(Compilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<Diagnostic> reported = await compilation
            .WithAnalyzers(AllAnalyzers.Instances, new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(cancellationToken);

        // An analyzer that threw looks like one that found nothing.
        return reported.FirstOrDefault(static diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal)) is { } failure
            ? throw new InvalidOperationException(failure.ToString())
            : reported;
    }
}
