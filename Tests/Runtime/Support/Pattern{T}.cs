using System.Collections.Concurrent;

namespace TypedCollectives.Tests;

/// <summary>Test data as periods of a prime length, so that long buffers are filled by copying and no block boundary falls on one.</summary>
internal static class Pattern<T>
    where T : unmanaged
{
    private const int Period = 4099;

    private static readonly ConcurrentDictionary<(ReduceOp Op, int Ranks, int Rank), T[]> Made = new();

    /// <summary>What fills receive buffers before a call: a value no scenario produces.</summary>
    internal static T Untouched { get; } = SmallInteger.As<T>(48);

    /// <summary>Fills with what a rank sends, from an index on.</summary>
    internal static void FillSent(Span<T> target, Scenario scenario, int rank, int start) => Fill(
        target,
        Made.GetOrAdd((scenario.Op, scenario.Ranks, rank), key => Make(i => SmallInteger.Contribution(key.Op, key.Ranks, key.Rank, i))),
        start);

    /// <summary>Fills with the reduction over all ranks, from an index on.</summary>
    internal static void FillReduced(Span<T> target, Scenario scenario, int start) => Fill(
        target,
        Made.GetOrAdd((scenario.Op, scenario.Ranks, -1), key => Make(i => SmallInteger.Reduce(key.Op, key.Ranks, i))),
        start);

    private static T[] Make(Func<int, int> value) => [.. Enumerable.Range(0, Period).Select(i => SmallInteger.As<T>(value(i)))];

    private static void Fill(Span<T> target, ReadOnlySpan<T> period, int start)
    {
        for (int phase = start % Period; target.Length > 0; phase = 0)
        {
            ReadOnlySpan<T> part = period[phase..];
            part = part[..Math.Min(part.Length, target.Length)];
            part.CopyTo(target);
            target = target[part.Length..];
        }
    }
}
