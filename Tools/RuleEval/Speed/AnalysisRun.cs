using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.RuleEval.Speed;

/// <summary>One run of the compiler over a compilation, on one thread.</summary>
/// <param name="Elapsed">The time by the clock, what the compiler needs included.</param>
/// <param name="Processor">The processor time: other programs disturb it less.</param>
/// <param name="Analyzers">The time of each analyzer's own work, by the clock.</param>
/// <param name="Calls">The calls in it.</param>
internal sealed record AnalysisRun(
    TimeSpan Elapsed, TimeSpan Processor, ImmutableArray<(string Name, TimeSpan Time)> Analyzers, Calls Calls)
{
    /// <summary>The time of all analyzers' own work, by the clock.</summary>
    public TimeSpan AnalyzerTime => TimeSpan.FromTicks(Analyzers.Sum(static analyzer => analyzer.Time.Ticks));

    /// <summary>Runs analyzers over a compilation.</summary>
    /// <param name="compilation">What is analysed.</param>
    /// <param name="analyzers">The analyzers.</param>
    /// <param name="bodyEnded">Called whenever a body has been analysed.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<AnalysisRun> TakeAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, Action bodyEnded, CancellationToken cancellationToken)
    {
        // A compilation of its own: what an earlier run found out is not there. Nor is its garbage.
        CompilationWithAnalyzers run = compilation.Clone().WithAnalyzers(
            analyzers.Add(new BodyCounter(bodyEnded)),
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        await run.GetAnalyzerDiagnosticsAsync(cancellationToken);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        TimeSpan processor = process.TotalProcessorTime - before;
        var times = ImmutableArray.CreateBuilder<(string Name, TimeSpan Time)>();
        foreach (DiagnosticAnalyzer analyzer in analyzers)
            times.Add((analyzer.GetType().Name, (await run.GetAnalyzerTelemetryInfoAsync(analyzer, cancellationToken)).ExecutionTime));
        return new(elapsed, processor, times.ToImmutable(), analyzers.IsEmpty ? default : CallsIn(run.Compilation));
    }

    // What the run has bound is still at hand.
    private static Calls CallsIn(Compilation compilation)
    {
        KnownSymbols known = KnownSymbols.For(compilation)!;
        return compilation.SyntaxTrees.Select(tree => Calls.In(tree, compilation, known)).Aggregate(static (left, right) => left + right);
    }
}
