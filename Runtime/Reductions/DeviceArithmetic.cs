using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>The built-in reductions of one element type, for devices.</summary>
internal abstract class DeviceArithmetic
{
    private static readonly DeviceArithmetic[] All =
    [
        new NumberArithmetic<sbyte>(),
        new NumberArithmetic<byte>(),
        new NumberArithmetic<int>(),
        new NumberArithmetic<uint>(),
        new NumberArithmetic<long>(),
        new NumberArithmetic<ulong>(),
        new SmallFloatArithmetic<Float16Lane>(),
        new NumberArithmetic<float>(),
        new NumberArithmetic<double>(),
        new SmallFloatArithmetic<BFloat16>(),
        new SmallFloatArithmetic<Float8E4M3>(),
        new SmallFloatArithmetic<Float8E5M2>(),
    ];

    /// <summary>The arithmetic of an element type.</summary>
    internal static DeviceArithmetic Of(ElementType type) => All[(int)type];

    /// <summary>The pairwise reduction; an average is its sum, divided at the end.</summary>
    internal abstract Reduction Reduction(ReduceOp op);

    /// <summary>Compiles, for a device, the division that makes a sum an average.</summary>
    internal abstract Action<AcceleratorStream, ArrayView<byte>, int> LoadDivide(Accelerator accelerator);

    /// <summary>Compiles, for a device, the multiplication by a number that is given by its bits.</summary>
    internal abstract Action<AcceleratorStream, ArrayView<byte>, ArrayView<byte>, ulong> LoadScale(Accelerator accelerator);
}
