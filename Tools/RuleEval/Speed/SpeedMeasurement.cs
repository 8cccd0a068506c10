using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.RuleEval.Speed;

/// <summary>The time the analyzers took over a compilation, run once over all of it as a build does.</summary>
/// <param name="Methods">The bodies in it.</param>
/// <param name="Elapsed">The time of the whole run, what the compiler needs for it included.</param>
/// <param name="Analyzers">The time of each analyzer's own work.</param>
internal sealed record SpeedMeasurement(int Methods, TimeSpan Elapsed, ImmutableArray<(string Name, TimeSpan Time)> Analyzers)
{
    /// <summary>The time of all analyzers' own work.</summary>
    public TimeSpan Time => TimeSpan.FromTicks(Analyzers.Sum(static analyzer => analyzer.Time.Ticks));

    public double MillisecondsPerMethod(TimeSpan time) => Methods == 0 ? 0 : time.TotalMilliseconds / Methods;

    /// <summary>Runs all analyzers.</summary>
    /// <param name="compilation">What is analysed.</param>
    /// <param name="fileEnded">Called whenever a file has been analysed.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<SpeedMeasurement> TakeAsync(Compilation compilation, Action fileEnded, CancellationToken cancellationToken)
    {
        // A compilation of its own: what an earlier measurement found out is not there.
        compilation = compilation.Clone();
        CompilationWithAnalyzers run = compilation.WithAnalyzers(
            AllAnalyzers.Instances.Add(new FileCounter(fileEnded)),
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        long start = Stopwatch.GetTimestamp();
        await run.GetAnalyzerDiagnosticsAsync(cancellationToken);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        var times = ImmutableArray.CreateBuilder<(string Name, TimeSpan Time)>();
        foreach (DiagnosticAnalyzer analyzer in AllAnalyzers.Instances)
            times.Add((analyzer.GetType().Name, (await run.GetAnalyzerTelemetryInfoAsync(analyzer, cancellationToken)).ExecutionTime));
        return new(compilation.SyntaxTrees.Sum(Bodies.In), elapsed, times.ToImmutable());
    }
}
