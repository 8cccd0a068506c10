using CsCheck;

namespace TypedCollectives.Tests;

/// <summary>One AllGatherV or AllToAllV to run and check.</summary>
/// <param name="Counts">The elements rank i sends rank j; an AllGatherV uses the first row.</param>
/// <param name="Gaps">How many elements of nobody lie before each block of a buffer, or nothing if there are no displacements.</param>
/// <param name="Backwards">Whether blocks with displacements lie in the opposite order of the ranks.</param>
/// <param name="InPlace">Whether an AllGatherV's contribution is its block of the result.</param>
/// <param name="Threads">A thread a rank; otherwise one thread and a group.</param>
internal sealed record VariableScenario(long[][] Counts, int[]? Gaps, bool Backwards, bool InPlace, bool Threads)
{
    internal int Ranks => Counts.Length;

    /// <summary>Any scenario; a third of the counts are zero.</summary>
    internal static Gen<VariableScenario> Random(int maxRanks, int maxLength) =>
        from ranks in Gen.Int[1, maxRanks]
        from counts in Gen.Select(Gen.Int[0, 2], Gen.Int[1, maxLength], (zero, length) => zero == 0 ? 0L : length).Array[ranks].Array[ranks]
        from hasGaps in Gen.Bool
        from gaps in Gen.Int[0, 3].Array[ranks]
        from backwards in Gen.Bool
        from inPlace in Gen.Bool
        from threads in Gen.Bool
        select new VariableScenario(counts, hasGaps ? gaps : null, backwards, inPlace, threads);

    /// <summary>What rank i sends rank j: the elements of no two pairs are alike.</summary>
    internal T[] Block<T>(int from, int to)
        where T : unmanaged
    {
        var block = new T[Counts[from][to]];
        for (int i = 0; i < block.Length; i++)
            block[i] = SmallInteger.As<T>(1 + (((from * 37) + (to * 11) + (i * 3)) % 100));
        return block;
    }

    /// <summary>Where blocks of these lengths start, and how long the buffer is.</summary>
    internal (long[] Starts, long Length) Place(long[] counts)
    {
        var starts = new long[counts.Length];
        long end = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            int rank = Gaps is not null && Backwards ? counts.Length - 1 - i : i;
            end += Gaps?[rank] ?? 0;
            starts[rank] = end;
            end += counts[rank];
        }

        return (starts, end + (Gaps?[0] ?? 0));
    }

    public override string ToString() =>
        $"{string.Join(" / ", Counts.Select(row => string.Join(" ", row)))}, gaps {(Gaps is null ? "none" : string.Join(" ", Gaps))}"
        + $"{(Backwards ? ", backwards" : "")}{(InPlace ? ", in place" : "")}{(Threads ? ", threads" : "")}";
}
