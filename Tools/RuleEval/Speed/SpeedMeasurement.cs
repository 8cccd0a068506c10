using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.RuleEval.Speed;

/// <summary>The time the analyzers took over a compilation, run over all of it as a build does, several times.</summary>
/// <param name="Methods">The bodies in it.</param>
/// <param name="Calls">The calls in it.</param>
/// <param name="Without">The runs without the analyzers.</param>
/// <param name="With">The runs with all of them.</param>
internal sealed record SpeedMeasurement(int Methods, Calls Calls, ImmutableArray<AnalysisRun> Without, ImmutableArray<AnalysisRun> With)
{
    /// <summary>The run with the analyzers that took as much processor time as half of them do.</summary>
    public AnalysisRun Typical => Median(With);

    /// <summary>The processor time of the typical run without the analyzers.</summary>
    public TimeSpan Compiler => Median(Without).Processor;

    /// <summary>The processor time that the analyzers add, with all that the compiler does for them only.</summary>
    public TimeSpan Added => Typical.Processor - Compiler;

    public double MillisecondsPerMethod(TimeSpan time) => Methods == 0 ? 0 : time.TotalMilliseconds / Methods;

    /// <summary>Runs the compiler without and with all analyzers, in turn, so that both meet the same disturbances.</summary>
    /// <param name="compilation">What is analysed.</param>
    /// <param name="runs">How often, at most.</param>
    /// <param name="limit">When nothing more is begun. What has begun is ended, and each is run once.</param>
    /// <param name="bodyEnded">Called whenever a body has been analysed, in all runs.</param>
    /// <param name="cancellationToken">Ends the runs.</param>
    public static async Task<SpeedMeasurement> TakeAsync(
        Compilation compilation, int runs, TimeSpan limit, Action bodyEnded, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        var without = ImmutableArray.CreateBuilder<AnalysisRun>();
        var with = ImmutableArray.CreateBuilder<AnalysisRun>();
        Calls calls = default;
        do
        {
            without.Add(await AnalysisRun.TakeAsync(compilation, [], bodyEnded, cancellationToken));
            with.Add(await AnalysisRun.TakeAsync(compilation, AllAnalyzers.Instances, bodyEnded, cancellationToken));
            calls = with[^1].Calls;
        }
        while (with.Count < runs && Stopwatch.GetElapsedTime(start) < limit);
        return new(compilation.SyntaxTrees.Sum(Bodies.In), calls, without.ToImmutable(), with.ToImmutable());
    }

    private static AnalysisRun Median(ImmutableArray<AnalysisRun> runs) => runs.OrderBy(static run => run.Processor).ElementAt((runs.Length - 1) / 2);
}
