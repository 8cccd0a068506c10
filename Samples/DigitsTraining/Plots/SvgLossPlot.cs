using System.Globalization;
using System.Xml.Linq;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Draws the curve as SVG, which is text: no native library is needed.</summary>
internal static class SvgLossPlot
{
    private const int Left = 70;
    private const int Right = LossPlot.Width - 20;
    private const int Top = 50;
    private const int Bottom = LossPlot.Height - 60;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static XDocument Draw(IReadOnlyList<EpochResult> epochs)
    {
        double firstEpoch = epochs[0].Epoch;
        double epochSpan = Math.Max(1, epochs[^1].Epoch - firstEpoch);
        double maxLoss = Math.Max(epochs.Max(epoch => epoch.Loss), double.Epsilon);
        double X(double epoch) => Left + (epoch - firstEpoch) / epochSpan * (Right - Left);
        double Y(double loss) => Bottom - loss / maxLoss * (Bottom - Top);

        var svg = new XElement(
            Svg + "svg",
            new XAttribute("width", LossPlot.Width), new XAttribute("height", LossPlot.Height),
            new XAttribute("viewBox", $"0 0 {LossPlot.Width} {LossPlot.Height}"),
            new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", 14), new XAttribute("text-anchor", "middle"),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "white")),
            Text(LossPlot.Width / 2, Top - 20, LossPlot.Title, new XAttribute("font-size", 18)),
            Text(LossPlot.Width / 2, LossPlot.Height - 15, LossPlot.XLabel),
            Text(20, LossPlot.Height / 2, LossPlot.YLabel, new XAttribute("transform", $"rotate(-90 20 {LossPlot.Height / 2})")));

        foreach (double epoch in AxisTicks.Between(firstEpoch, firstEpoch + epochSpan, leastStep: 1))
        {
            svg.Add(Line(X(epoch), Top, X(epoch), Bottom));
            svg.Add(Text(X(epoch), Bottom + 20, Number(epoch)));
        }

        foreach (double loss in AxisTicks.Between(0, maxLoss, leastStep: 0))
        {
            svg.Add(Line(Left, Y(loss), Right, Y(loss)));
            svg.Add(Text(Left - 10, Y(loss) + 5, Number(loss), new XAttribute("text-anchor", "end")));
        }

        svg.Add(new XElement(
            Svg + "polyline",
            new XAttribute("points", string.Join(' ', epochs.Select(epoch => $"{Number(X(epoch.Epoch))},{Number(Y(epoch.Loss))}"))),
            new XAttribute("fill", "none"), new XAttribute("stroke", "#1f77b4"), new XAttribute("stroke-width", 2)));
        return new XDocument(svg);
    }

    private static XElement Text(double x, double y, string text, params object[] attributes) =>
        new(Svg + "text", new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), attributes, text);

    private static XElement Line(double x1, double y1, double x2, double y2) => new(
        Svg + "line",
        new XAttribute("x1", Number(x1)), new XAttribute("y1", Number(y1)),
        new XAttribute("x2", Number(x2)), new XAttribute("y2", Number(y2)), new XAttribute("stroke", "#dddddd"));

    private static string Number(double value) => value.ToString("0.#######", CultureInfo.InvariantCulture);
}
