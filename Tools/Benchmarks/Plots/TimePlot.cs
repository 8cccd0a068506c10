using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace TypedCollectives.Benchmarks;

/// <summary>Time against message size, both logarithmic.</summary>
internal static class TimePlot
{
    private const int Width = 900;
    private const int Height = 560;

    internal static void Draw(IReadOnlyList<Measured> measured, string title, string file)
    {
        using var plot = new Plot();
        foreach (IGrouping<string, Measured> series in measured.GroupBy(one => one.Series))
        {
            Measured[] points = [.. series.OrderBy(one => one.Bytes)];
            var line = plot.Add.Scatter(
                points.Select(one => Math.Log2(one.Bytes)).ToArray(), points.Select(one => Math.Log10(one.Microseconds)).ToArray());
            line.LegendText = series.Key;
            line.LineWidth = 2;
        }

        plot.Title(title);
        plot.XLabel("bytes");
        plot.YLabel("microseconds a call");
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. measured.Select(one => one.Bytes).Distinct().Order().Select(bytes => new Tick(Math.Log2(bytes), Size(bytes)))]);
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. ((double[])[5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]).Select(time =>
                new Tick(Math.Log10(time), time.ToString(CultureInfo.InvariantCulture)))]);
        plot.ShowLegend(Alignment.UpperLeft);
        plot.SaveSvg(file, Width, Height);
    }

    private static string Size(long bytes) => bytes switch
    {
        >= 1 << 30 => $"{bytes >> 30} Gi",
        >= 1 << 20 => $"{bytes >> 20} Mi",
        >= 1 << 10 => $"{bytes >> 10} Ki",
        _ => bytes.ToString(CultureInfo.InvariantCulture),
    };
}
