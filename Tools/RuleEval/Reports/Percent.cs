namespace TypedCollectives.RuleEval.Reports;

/// <summary>Shares as text.</summary>
internal static class Percent
{
    /// <summary>Rounded down, so that only all is 100 %.</summary>
    public static string Of(int part, int whole) => whole == 0 ? "-" : $"{Math.Floor(1000.0 * part / whole) / 10:F1} %";
}
