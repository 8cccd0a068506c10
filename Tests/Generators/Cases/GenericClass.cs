using ILGPU;
using ILGPU.Runtime;
using TypedCollectives;

namespace Training.Models;

/// <summary>A model replica.</summary>
[CollectiveState]
public sealed partial class Replica<T>(MemoryBuffer1D<T, Stride1D.Dense> weights, MemoryBuffer1D<T, Stride1D.Dense> gradients)
    where T : unmanaged
{
    /// <summary>The weights.</summary>
    [Broadcast(Root = 0)]
    public MemoryBuffer1D<T, Stride1D.Dense> Weights { get; } = weights;

    /// <summary>The gradients.</summary>
    [AllReduce(ReduceOp.Average)]
    public MemoryBuffer1D<T, Stride1D.Dense> Gradients { get; } = gradients;

    [AllGather]
    private ArrayView<int> _counts = default;
}
