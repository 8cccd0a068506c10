using System.Globalization;

namespace TypedCollectives.Benchmarks;

/// <summary>One measured time.</summary>
/// <param name="Series">What was measured.</param>
/// <param name="Bytes">The size of the message.</param>
/// <param name="Microseconds">The time of a call.</param>
internal sealed record Measured(string Series, long Bytes, double Microseconds)
{
    /// <summary>Reads a table: the last two columns are numbers, what is before them names the series.</summary>
    internal static IReadOnlyList<Measured> Read(string file)
    {
        var read = new List<Measured>();
        foreach (string line in File.ReadLines(file))
        {
            string[] columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length == 0 || columns[0].StartsWith('#'))
                continue;
            if (columns.Length < 3
                || !long.TryParse(columns[^2], NumberStyles.None, CultureInfo.InvariantCulture, out long bytes)
                || !double.TryParse(columns[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double microseconds))
            {
                throw new FormatException($"{file}: \"{line}\" is not a series, bytes and microseconds.");
            }

            read.Add(new Measured(string.Join(' ', columns[..^2]), bytes, microseconds));
        }

        return read;
    }
}
