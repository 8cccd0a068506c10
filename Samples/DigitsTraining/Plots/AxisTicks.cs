namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Round numbers along an axis.</summary>
internal static class AxisTicks
{
    private const int Wanted = 8;

    /// <summary>The multiples of 1, 2 or 5 times a power of ten, about eight of them, between two numbers.</summary>
    /// <param name="min">The least number.</param>
    /// <param name="max">The largest number, larger than <paramref name="min"/>.</param>
    /// <param name="leastStep">No two ticks are closer than this.</param>
    public static IEnumerable<double> Between(double min, double max, double leastStep)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10((max - min) / Wanted)));
        double[] steps = [power, 2 * power, 5 * power, 10 * power];
        double step = Math.Max(leastStep, steps.First(candidate => (max - min) / candidate <= Wanted));
        for (double i = Math.Ceiling(min / step); i * step <= max; i++)
            yield return i * step;
    }
}
