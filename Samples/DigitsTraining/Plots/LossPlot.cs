namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>The curve of the training loss, as a file.</summary>
internal static class LossPlot
{
    public const string Title = "Training loss of handwritten digits";
    public const string XLabel = "epoch";
    public const string YLabel = "mean cross-entropy";
    public const int Width = 800;
    public const int Height = 500;

    /// <summary>The kinds of files that can be written.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".svg", ".png"];

    /// <exception cref="PlotException">The native library that draws PNG files does not load.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, IReadOnlyList<EpochResult> epochs)
    {
        if (path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            SvgLossPlot.Draw(epochs).Save(path);
        else
            PngLossPlot.Save(path, epochs);
    }
}
