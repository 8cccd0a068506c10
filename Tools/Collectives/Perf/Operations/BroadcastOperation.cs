using ILGPU;

namespace TypedCollectives.Tools;

internal sealed class BroadcastOperation : PerfOperation
{
    internal override string Name => "broadcast";

    internal override bool HasRoot => true;

    internal override Layout LayoutOf(long elements, int elementSize, int ranks) => new(elements, elements, elements);

    internal override void Issue<T>(Communicator comm, ArrayView<T> send, ArrayView<T> recv, ReduceOp op, int root) =>
        comm.Broadcast(send, recv, root);

    internal override IEnumerable<Segment> Input(int rank, in DataPlan plan) =>
        rank == plan.Root ? [Segment.Input(rank, 0, plan.Count)] : [Segment.Untouched(plan.Count)];

    internal override IEnumerable<Segment> Expected(int rank, in DataPlan plan) => [Segment.Input(plan.Root, 0, plan.Count)];
}
