using ILGPU;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Digits side by side on a device.</summary>
/// <param name="Pixels">64 for each, 0 to 1.</param>
/// <param name="Labels">One for each.</param>
internal readonly record struct DigitRange(ArrayView<double> Pixels, ArrayView<int> Labels)
{
    public int Count => Labels.IntLength;

    /// <summary>Some of them.</summary>
    public DigitRange Slice(int start, int count) =>
        new(Pixels.SubView(start * Digit.PixelCount, count * Digit.PixelCount), Labels.SubView(start, count));
}
