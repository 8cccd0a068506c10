using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.BuildCost;

/// <summary>Builds of one project without and with the generator and the analyzers.</summary>
internal sealed record BuildCostMeasurement(string Project, ImmutableArray<BuildTime> Without, ImmutableArray<BuildTime> With)
{
    /// <summary>What the builds with them take, of what those without take; in processor time where that is known.</summary>
    public double Ratio => ProcessorOf(With) is { } with && ProcessorOf(Without) is { } without
        ? with / without
        : ElapsedOf(With) / ElapsedOf(Without);

    public static async Task<BuildCostMeasurement> TakeAsync(
        string name, MeasuredProject project, Build build, int runs, CancellationToken cancellationToken)
    {
        // Once for the caches; then in turn, so that both meet the same disturbances.
        await build.RunAsync(project, withRules: true, cancellationToken);
        var without = ImmutableArray.CreateBuilder<BuildTime>();
        var with = ImmutableArray.CreateBuilder<BuildTime>();
        for (int i = 0; i < runs; i++)
        {
            without.Add(await build.RunAsync(project, withRules: false, cancellationToken));
            with.Add(await build.RunAsync(project, withRules: true, cancellationToken));
        }

        return new(name, without.ToImmutable(), with.ToImmutable());
    }

    /// <summary>The median by the clock, in seconds.</summary>
    public static double ElapsedOf(ImmutableArray<BuildTime> builds) => Median(builds.Select(static build => build.Elapsed));

    /// <summary>The median of the processor time, in seconds, where it is known.</summary>
    public static double? ProcessorOf(ImmutableArray<BuildTime> builds) =>
        builds.Any(static build => build.Processor is null) ? null : Median(builds.Select(static build => build.Processor!.Value));

    private static double Median(IEnumerable<TimeSpan> times)
    {
        double[] sorted = [.. times.Select(static time => time.TotalSeconds).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
