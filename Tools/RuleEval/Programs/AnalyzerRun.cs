using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.RuleEval.Programs;

/// <summary>Runs all analyzers, and keeps the exceptions they throw: an analyzer that threw looks like one that found nothing.</summary>
internal sealed class AnalyzerRun
{
    private readonly ConcurrentDictionary<string, string> _failures = new();
    private readonly CompilationWithAnalyzersOptions _options;

    public AnalyzerRun() =>
        // One analyzer after the other: what is analysed at the same time are programs.
        _options = new(
            new AnalyzerOptions([]),
            (exception, analyzer, _) => _failures.TryAdd(
                $"{analyzer.GetType().Name}: {exception.GetType().Name}: {exception.StackTrace?.Split('\n')[0].Trim()}", exception.ToString()),
            concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);

    /// <summary>What analyzers threw since this was last asked: where, and the whole of it.</summary>
    public ImmutableArray<(string Place, string Text)> TakeFailures()
    {
        ImmutableArray<(string, string)> failures = [.. _failures.Select(static failure => (failure.Key, failure.Value))];
        _failures.Clear();
        return failures;
    }

    public async Task<ImmutableArray<Diagnostic>> OverAsync(Compilation compilation, CancellationToken cancellationToken) =>
        Known(await compilation.WithAnalyzers(AllAnalyzers.Instances, _options).GetAnalyzerDiagnosticsAsync(cancellationToken));

    /// <summary>Runs them over one tree of a compilation; what they report elsewhere is left out.</summary>
    public async Task<ImmutableArray<Diagnostic>> OverAsync(Compilation compilation, SyntaxTree tree, CancellationToken cancellationToken) =>
        Known(await compilation.WithAnalyzers(AllAnalyzers.Instances, _options)
            .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, cancellationToken));

    private static ImmutableArray<Diagnostic> Known(ImmutableArray<Diagnostic> reported) =>
        [.. reported.Where(static diagnostic => diagnostic.Id.StartsWith("TC", StringComparison.Ordinal))];
}
