using System.Numerics;
using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>The arithmetic of the types C# and ILGPU both compute with.</summary>
internal sealed class NumberArithmetic<T> : DeviceArithmetic<T>
    where T : unmanaged, INumber<T>
{
    internal override Action<AcceleratorStream, ArrayView<byte>, int> LoadDivide(Accelerator accelerator)
    {
        var kernel = accelerator.LoadKernel<ArrayView<T>, T>(ReductionKernels.Divide);
        return (stream, values, ranks) =>
        {
            ArrayView<T> view = values.Cast<T>();
            kernel(stream, StrideLaunch.For(accelerator, view.Length), view, T.CreateChecked(ranks));
        };
    }

    internal override Action<AcceleratorStream, ArrayView<byte>, ArrayView<byte>, ulong> LoadScale(Accelerator accelerator)
    {
        var kernel = accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, T>(ReductionKernels.Scale);
        return (stream, result, source, scalar) =>
        {
            ArrayView<T> view = result.Cast<T>();
            kernel(stream, StrideLaunch.For(accelerator, view.Length), view, source.Cast<T>(), Unsafe.As<ulong, T>(ref scalar));
        };
    }
}
