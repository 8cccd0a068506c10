using ILGPU;

namespace TypedCollectives.Samples.Quickstart;

/// <summary>Steps whose parameters carry the collectives: no state type is needed, any views will do.</summary>
internal static partial class Steps
{
    /// <summary>Sums the gradients of all ranks and gives every rank the weights of rank 0, inside one group.</summary>
    [CollectiveStep]
    public static partial void Exchange<T>(
        Communicator comm, [AllReduce(ReduceOp.Sum)] ArrayView<T> gradients, [Broadcast(Root = 0)] ArrayView<T> weights)
        where T : unmanaged;
}
