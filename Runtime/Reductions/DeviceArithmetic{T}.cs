using System.Numerics;

namespace TypedCollectives;

/// <inheritdoc/>
internal abstract class DeviceArithmetic<T> : DeviceArithmetic
    where T : unmanaged, IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IComparisonOperators<T, T, bool>
{
    internal sealed override Reduction Reduction(ReduceOp op) => op switch
    {
        ReduceOp.Sum or ReduceOp.Average => Reduction<T, BuiltInReductions.Sum<T>>.Instance,
        ReduceOp.Product => Reduction<T, BuiltInReductions.Product<T>>.Instance,
        ReduceOp.Max => Reduction<T, BuiltInReductions.Max<T>>.Instance,
        ReduceOp.Min => Reduction<T, BuiltInReductions.Min<T>>.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "Not a reduction of ReduceOp."),
    };
}
