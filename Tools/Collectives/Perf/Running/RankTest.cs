namespace TypedCollectives.Tools;

/// <summary>One thread's part of a test of one element type, reduction and root.</summary>
internal abstract class RankTest
{
    /// <summary>Calls every size of the warm-up.</summary>
    internal abstract void WarmUp();

    /// <summary>Measures and checks one size.</summary>
    /// <returns>The row, the same for every thread.</returns>
    internal abstract ResultRow Measure(long bytes);
}
