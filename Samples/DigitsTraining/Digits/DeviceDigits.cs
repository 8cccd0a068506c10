using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Digits that lie on a device, as they came.</summary>
internal sealed class DeviceDigits : IDisposable
{
    private readonly MemoryBuffer1D<double, Stride1D.Dense> _pixels;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _labels;

    /// <summary>Memory for digits.</summary>
    public DeviceDigits(Accelerator accelerator, int count)
    {
        _pixels = accelerator.Allocate1D<double>(count * Digit.PixelCount);
        _labels = accelerator.Allocate1D<int>(count);
    }

    /// <summary>Copies digits to a device.</summary>
    public DeviceDigits(Accelerator accelerator, AcceleratorStream stream, IReadOnlyList<Digit> digits)
        : this(accelerator, digits.Count)
    {
        _pixels.View.CopyFromCPU(stream, [.. digits.SelectMany(digit => digit.Pixels, (_, pixel) => pixel / Digit.MaxPixel)]);
        _labels.View.CopyFromCPU(stream, [.. digits.Select(digit => digit.Label)]);
    }

    public DigitRange All => new(_pixels.View, _labels.View);

    public void Dispose()
    {
        _pixels.Dispose();
        _labels.Dispose();
    }
}
