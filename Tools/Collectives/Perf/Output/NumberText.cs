using System.Globalization;

namespace TypedCollectives.Tools;

/// <summary>Numbers as nccl-tests prints them, that is as C's printf does.</summary>
internal static class NumberText
{
    private static readonly string[] Fixed = ["F2", "F1", "F0"];

    /// <summary>nccl-tests' <c>getFloatStr</c>: as many decimals, up to two, as the width has room for; else an exponent.</summary>
    internal static string Fit(double value, int width)
    {
        foreach (string format in Fixed)
        {
            string text = Format(value, format).PadLeft(width);
            if (text.Length <= width)
                return text;
        }

        return Format(value, width >= 7 ? "0.0e+00" : "0e+00").PadLeft(width);
    }

    /// <summary>C's <c>%g</c>: six significant digits, no trailing zeros.</summary>
    internal static string General(double value) => Format(value, "G6").Replace('E', 'e');

    private static string Format(double value, string format) =>
        double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : value.ToString(format, CultureInfo.InvariantCulture);
}
