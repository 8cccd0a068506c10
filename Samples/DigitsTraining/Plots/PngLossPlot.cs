using ScottPlot;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Draws the curve with ScottPlot, which draws with SkiaSharp, a native library.</summary>
internal static class PngLossPlot
{
    public static void Save(string path, IReadOnlyList<EpochResult> epochs)
    {
        byte[] image;
        try
        {
            using var plot = new Plot();
            plot.Add.Scatter(epochs.Select(epoch => (double)epoch.Epoch).ToArray(), epochs.Select(epoch => epoch.Loss).ToArray());
            plot.Axes.SetLimitsY(0, epochs.Max(epoch => epoch.Loss) * 1.05);
            plot.Title(LossPlot.Title);
            plot.XLabel(LossPlot.XLabel);
            plot.YLabel(LossPlot.YLabel);
            image = plot.GetImageBytes(LossPlot.Width, LossPlot.Height, ImageFormat.Png);
        }
        catch (Exception exception) when (exception.GetBaseException() is DllNotFoundException or EntryPointNotFoundException)
        {
            throw PlotException.NativeLibrary(path, exception.GetBaseException());
        }

        File.WriteAllBytes(path, image);
    }
}
