using ILGPU;
using ILGPU.Runtime;
using TypedCollectives;

namespace Training;

public static partial class Steps
{
    [CollectiveStep]
    public static partial void Exchange<T>(
        Communicator comm, [AllReduce(ReduceOp.Sum)] ArrayView<T> gradients, [Broadcast(Root = 0)] ArrayView<T> weights)
        where T : unmanaged;

    /// <summary>Documented by its author.</summary>
    [CollectiveStep]
    internal static partial void Gather<TIndex, TValue>(
        this Communicator self,
        AcceleratorStream? stream,
        [AllGather(Into = nameof(all))] ArrayView1D<TIndex, Stride1D.Dense> mine,
        MemoryBuffer1D<TIndex, Stride1D.Dense> all,
        [AllReduce<Last>] MemoryBuffer1D<float, Stride1D.Dense>? latest,
        [Broadcast] ArrayView<TValue> values = default)
        where TIndex : unmanaged
        where TValue : unmanaged, System.IEquatable<TValue>;
}

public struct Last : IReduction<float>
{
    public static float Combine(float left, float right) => right;
}
