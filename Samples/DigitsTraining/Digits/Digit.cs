namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>One scanned digit.</summary>
/// <param name="Pixels">An 8x8 image, row by row; 0 (paper) to 16 (ink), as in the file.</param>
/// <param name="Label">The digit it shows.</param>
internal sealed record Digit(double[] Pixels, int Label)
{
    public const int PixelCount = 64;
    public const int MaxPixel = 16;
    public const int LabelCount = 10;
}
