namespace TypedCollectives.Samples.Quickstart;

/// <summary>The numbers the ranks start from: integers so small that every element type holds them, and their sums, exactly.</summary>
/// <remarks>Float8E5M2 has three significant bits, so it is exact from 0 to 8 only.</remarks>
internal static class Pattern
{
    /// <summary>What a rank has at an index where data is only moved; 0 to 6.</summary>
    /// <remarks>The factor keeps rank and index apart: a block that lands at the wrong place, or comes from the wrong rank, shows.</remarks>
    public static int Datum(int rank, int index) => (3 * rank + index) % 7;

    /// <summary>What a rank adds at an index: two ranks add something, and which two moves on with the index.</summary>
    public static int Addend(int rank, int index, int ranks) => ((rank + index) % ranks) switch
    {
        0 => 1 + index % 3,
        1 => 1,
        _ => 0,
    };

    /// <summary>The sum of all ranks' addends at an index; 1 to 4.</summary>
    public static int Sum(int index, int ranks) => 1 + index % 3 + (ranks > 1 ? 1 : 0);
}
