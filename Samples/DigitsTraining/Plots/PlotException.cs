namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>A plot could not be drawn; the message says what to do.</summary>
internal sealed class PlotException : Exception
{
    private PlotException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The native library that draws does not load, or is another version.</summary>
    public static PlotException NativeLibrary(string path, Exception cause) => new(
        $"Cannot draw {path}: {cause.Message}\nPNG files are drawn by a native library, libSkiaSharp. Where it does not load, "
        + "install libfontconfig1 (Debian, Ubuntu) or fontconfig (Fedora, Alpine), or ask for an .svg file, which needs no native library.",
        cause);
}
