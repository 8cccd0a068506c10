using ILGPU;

namespace TypedCollectives;

/// <summary>The ILGPU kernels: each thread strides over the elements, so any launch size is right.</summary>
/// <remarks>
/// The stride loop also makes ILGPU's CPU accelerator, which starts a simulated thread for each one of the grid, about a
/// hundred times faster than one thread an element.
/// </remarks>
internal static class ReductionKernels
{
    internal static void Combine<T, TReduction>(ArrayView<T> result, ArrayView<T> left, ArrayView<T> right)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        long stride = (long)Grid.DimX * Group.DimX;
        for (long i = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; i < result.Length; i += stride)
            result[i] = TReduction.Combine(left[i], right[i]);
    }

    internal static void Scale<T>(ArrayView<T> result, ArrayView<T> source, T factor)
        where T : unmanaged, System.Numerics.IMultiplyOperators<T, T, T>
    {
        long stride = (long)Grid.DimX * Group.DimX;
        for (long i = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; i < result.Length; i += stride)
            result[i] = source[i] * factor;
    }

    internal static void ScaleSmall<T>(ArrayView<T> result, ArrayView<T> source, float factor)
        where T : unmanaged, ISmallFloat<T>
    {
        long stride = (long)Grid.DimX * Group.DimX;
        for (long i = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; i < result.Length; i += stride)
            result[i] = T.Narrow(T.Widen(source[i]) * factor);
    }

    internal static void Divide<T>(ArrayView<T> values, T divisor)
        where T : unmanaged, System.Numerics.IDivisionOperators<T, T, T>
    {
        long stride = (long)Grid.DimX * Group.DimX;
        for (long i = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; i < values.Length; i += stride)
            values[i] = values[i] / divisor;
    }

    internal static void DivideSmall<T>(ArrayView<T> values, float divisor)
        where T : unmanaged, ISmallFloat<T>
    {
        long stride = (long)Grid.DimX * Group.DimX;
        for (long i = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; i < values.Length; i += stride)
            values[i] = T.Narrow(T.Widen(values[i]) / divisor);
    }
}
