using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.RuleEval.Speed;

/// <summary>The time the analyzers took over a compilation, run once over all of it as a build does.</summary>
/// <param name="Methods">The bodies in it.</param>
/// <param name="Elapsed">The time of the whole run by the clock, what the compiler needs for it included.</param>
/// <param name="Processor">The processor time of the whole run: other programs disturb it less.</param>
/// <param name="Compiler">The processor time of the same run without the analyzers.</param>
/// <param name="Analyzers">The time of each analyzer's own work, by the clock.</param>
internal sealed record SpeedMeasurement(
    int Methods, TimeSpan Elapsed, TimeSpan Processor, TimeSpan Compiler, ImmutableArray<(string Name, TimeSpan Time)> Analyzers)
{
    /// <summary>The time of all analyzers' own work, by the clock.</summary>
    public TimeSpan Time => TimeSpan.FromTicks(Analyzers.Sum(static analyzer => analyzer.Time.Ticks));

    /// <summary>The processor time that the analyzers add, with all that the compiler does for them only.</summary>
    public TimeSpan Added => Processor - Compiler;

    public double MillisecondsPerMethod(TimeSpan time) => Methods == 0 ? 0 : time.TotalMilliseconds / Methods;

    /// <summary>Runs the compiler without and with all analyzers.</summary>
    /// <param name="compilation">What is analysed.</param>
    /// <param name="bodyEnded">Called whenever a body has been analysed, in both runs.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<SpeedMeasurement> TakeAsync(Compilation compilation, Action bodyEnded, CancellationToken cancellationToken)
    {
        var counter = new BodyCounter(bodyEnded);
        (_, _, TimeSpan compiler) = await RunAsync(compilation, [counter], cancellationToken);
        (CompilationWithAnalyzers run, TimeSpan elapsed, TimeSpan processor) =
            await RunAsync(compilation, AllAnalyzers.Instances.Add(counter), cancellationToken);
        var times = ImmutableArray.CreateBuilder<(string Name, TimeSpan Time)>();
        foreach (DiagnosticAnalyzer analyzer in AllAnalyzers.Instances)
            times.Add((analyzer.GetType().Name, (await run.GetAnalyzerTelemetryInfoAsync(analyzer, cancellationToken)).ExecutionTime));
        return new(compilation.SyntaxTrees.Sum(Bodies.In), elapsed, processor, compiler, times.ToImmutable());
    }

    private static async Task<(CompilationWithAnalyzers Run, TimeSpan Elapsed, TimeSpan Processor)> RunAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        // A compilation of its own: what an earlier run found out is not there.
        CompilationWithAnalyzers run = compilation.Clone().WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        await run.GetAnalyzerDiagnosticsAsync(cancellationToken);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        return (run, elapsed, process.TotalProcessorTime - before);
    }
}
