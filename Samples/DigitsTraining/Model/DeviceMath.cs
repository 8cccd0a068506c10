namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Functions of <see cref="double"/> that ILGPU has for CUDA devices in <see cref="float"/> only.</summary>
internal static class DeviceMath
{
    private const double Log2E = 1.4426950408889634;
    private const int ExponentBits = 52;
    private const int ExponentBias = 1023;

    /// <summary>Below it e^x is taken for 0: the result would no longer be a normal number.</summary>
    private const double LeastExponent = -708;

    // ln 2 in two parts: a multiple of the first, of 32 bits, is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>e^x, for x up to 709.</summary>
    public static double Exp(double x)
    {
        if (x < LeastExponent)
            return 0;

        // e^x = 2^k * e^r with |r| at most ln 2 / 2, where the series needs few terms.
        double k = Math.Floor((x * Log2E) + 0.5);
        double r = x - (k * Ln2High) - (k * Ln2Low);
        double sum = 1;
        for (int n = 13; n > 0; n--)
            sum = 1 + (sum * r / n);
        return sum * ILGPU.Interop.IntAsFloat((ulong)((long)k + ExponentBias) << ExponentBits);
    }

    /// <summary>The natural logarithm of 1 to 10: Halley's method, each turn of which triples the digits that are right.</summary>
    public static double Log(double x)
    {
        double y = 1;
        for (int i = 0; i < 4; i++)
        {
            double e = Exp(y);
            y += 2 * (x - e) / (x + e);
        }

        return y;
    }
}
