using System;
using ILGPU;
using ILGPU.Runtime;
using TypedCollectives;

namespace Training.Models;

/// <summary>The larger of two.</summary>
public readonly struct Larger : IReduction<long>
{
    /// <inheritdoc/>
    public static long Combine(long left, long right) => Math.Max(left, right);
}

/// <summary>A replica whose gradients are exchanged while the backward pass goes on.</summary>
[CollectiveState]
public partial class Bucketed<T>(ArrayView<T> gradients, MemoryBuffer1D<T, Stride1D.Dense>? bias, MemoryBuffer1D<long, Stride1D.Dense> counts)
    where T : unmanaged
{
    /// <summary>The gradients.</summary>
    [AllReduce(ReduceOp.Average, Bucket = "gradients")]
    public ArrayView<T> Gradients { get; } = gradients;

    /// <summary>The gradients of the bias, if there is one.</summary>
    [AllReduce(ReduceOp.Average, Bucket = "gradients")]
    public MemoryBuffer1D<T, Stride1D.Dense>? Bias { get; } = bias;

    [AllReduce<Larger>(Bucket = "counts")]
    private readonly MemoryBuffer1D<long, Stride1D.Dense> _counts = counts;

    /// <summary>Exchanged by a call of its own.</summary>
    [AllReduce]
    public ArrayView1D<float, Stride1D.Dense> Loss => default;

    /// <summary>A part of it.</summary>
    [CollectiveState]
    private partial struct Inner
    {
        [AllReduce(Bucket = "event")] private ArrayView<T> @event => default;
    }
}

/// <summary>Has a bucket of the same name as its base.</summary>
[CollectiveState]
public partial class Derived(ArrayView<double> gradients, MemoryBuffer1D<long, Stride1D.Dense> counts) : Bucketed<double>(gradients, null, counts)
{
    /// <summary>More gradients.</summary>
    [AllReduce(ReduceOp.Max, Bucket = "gradients")]
    public ArrayView1D<double, Stride1D.Dense> More => default;
}
