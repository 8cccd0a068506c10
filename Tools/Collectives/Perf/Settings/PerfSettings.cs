namespace TypedCollectives.Tools;

/// <summary>What one <c>perf</c> run does; the defaults are nccl-tests'.</summary>
internal sealed record PerfSettings
{
    internal const long DefaultBytes = 32L << 20;

    internal required PerfOperation Operation { get; init; }

    internal long MinBytes { get; init; } = DefaultBytes;

    internal long MaxBytes { get; init; } = DefaultBytes;

    /// <summary>Whether <see cref="MaxBytes"/> is what fits into memory instead of what was asked for.</summary>
    internal bool IsLimited { get; init; }

    internal long StepBytes { get; init; } = 1L << 20;

    /// <summary>The factor between sizes; up to 1, sizes grow by <see cref="StepBytes"/>.</summary>
    internal long StepFactor { get; init; } = 1;

    internal int Iterations { get; init; } = 20;

    internal int WarmupIterations { get; init; } = 1;

    internal int AggregatedIterations { get; init; } = 1;

    internal int CheckIterations { get; init; } = 1;

    internal IReadOnlyList<DataType> Types { get; init; } = [DataTypes.Default];

    internal IReadOnlyList<ReduceOp> Ops { get; init; } = [ReduceOp.Sum];

    /// <summary>The root, or <see langword="null"/> for every rank in turn.</summary>
    internal int? Root { get; init; } = 0;

    internal int Threads { get; init; } = 1;

    internal int RanksPerThread { get; init; } = 1;

    internal TimeCombination Combination { get; init; } = TimeCombination.Average;

    /// <summary>How often the sizes are run; 0 is for ever.</summary>
    internal int Cycles { get; init; } = 1;

    internal bool ReportCpuTime { get; init; }

    internal BufferRegistration Registration { get; init; } = BufferRegistration.None;

    internal string? OutputFile { get; init; }

    internal BackendKind Backend { get; init; } = BackendKind.Auto;

    internal int Ranks => Threads * RanksPerThread;

    /// <summary>The sizes measured.</summary>
    internal IEnumerable<long> Sizes()
    {
        for (long size = MinBytes; size <= MaxBytes; size = StepFactor > 1 ? size * StepFactor : size + StepBytes)
        {
            yield return size;
            if (StepFactor > 1 && size > MaxBytes / StepFactor)
                break;
        }
    }

    /// <summary>The sizes of the warm-up, whatever the step of the measurement.</summary>
    internal IEnumerable<long> WarmupSizes()
    {
        for (long size = MinBytes; size <= MaxBytes; size *= 2)
            yield return size;
    }

    internal IEnumerable<int> Roots() => !Operation.HasRoot ? [-1] : Root is { } root ? [root] : Enumerable.Range(0, Ranks);
}
