using System.Numerics;
using System.Runtime.CompilerServices;
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

    internal override Action<AcceleratorStream, ArrayView<byte>, ArrayView<byte>, ulong> LoadScale(Accelerator accelerator)
    {
        var kernel = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, float>(ReductionKernels.ScaleSmall);
        return (stream, result, source, scalar) =>
        {
            ArrayView<T> view = result.Cast<T>();
            kernel(stream, StrideLaunch.For(accelerator, view.Length), view, source.Cast<T>(), T.Widen(Unsafe.As<ulong, T>(ref scalar)));
        };
    }
}
