using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.BuildCost;

/// <summary>Builds of one project of every kind.</summary>
internal sealed record BuildCostMeasurement(string Project, ImmutableDictionary<BuildKind, ImmutableArray<BuildTime>> Builds)
{
    /// <summary>
    /// What the builds with the generator and the analyzers take, of what those of another kind take; in processor time where that is
    /// known.
    /// </summary>
    public double RatioTo(BuildKind other) => ProcessorOf(Builds[BuildKind.With]) is { } with && ProcessorOf(Builds[other]) is { } without
        ? with / without
        : ElapsedOf(Builds[BuildKind.With]) / ElapsedOf(Builds[other]);

    public static async Task<BuildCostMeasurement> TakeAsync(
        string name, MeasuredProject project, Build build, int runs, CancellationToken cancellationToken)
    {
        // Once for the caches and the generated files; then in turn, so that all meet the same disturbances.
        await build.WriteGeneratedAsync(project, cancellationToken);
        Dictionary<BuildKind, ImmutableArray<BuildTime>.Builder> builds =
            Enum.GetValues<BuildKind>().ToDictionary(static kind => kind, static _ => ImmutableArray.CreateBuilder<BuildTime>());
        for (int i = 0; i < runs; i++)
        {
            foreach (BuildKind kind in builds.Keys)
                builds[kind].Add(await build.RunAsync(project, kind, cancellationToken));
        }

        return new(name, builds.ToImmutableDictionary(static kind => kind.Key, static kind => kind.Value.ToImmutable()));
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
