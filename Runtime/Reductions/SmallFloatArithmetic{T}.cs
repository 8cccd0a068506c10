using System.Numerics;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>The arithmetic of the floating-point types that compute in <see cref="float"/>.</summary>
internal sealed class SmallFloatArithmetic<T> : DeviceArithmetic<T>
    where T : unmanaged, ISmallFloat<T>, IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IComparisonOperators<T, T, bool>
{
    internal override Action<AcceleratorStream, ArrayView<byte>, int> LoadDivide(Accelerator accelerator)
    {
        var kernel = accelerator.LoadKernel<ArrayView<T>, float>(ReductionKernels.DivideSmall);
        return (stream, values, ranks) =>
        {
            ArrayView<T> view = values.Cast<T>();
            kernel(stream, StrideLaunch.For(accelerator, view.Length), view, ranks);
        };
    }
}
