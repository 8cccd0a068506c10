using ILGPU;

namespace TypedCollectives.Tools;

internal sealed class ReduceOperation : PerfOperation
{
    internal override string Name => "reduce";

    internal override bool IsReduction => true;

    internal override bool HasRoot => true;

    internal override Layout LayoutOf(long elements, int elementSize, int ranks) => new(elements, elements, elements);

    internal override void Issue<T>(Communicator comm, ArrayView<T> send, ArrayView<T> recv, ReduceOp op, int root) =>
        comm.Reduce(send, recv, op, root);

    internal override IEnumerable<Segment> Input(int rank, in DataPlan plan) => [Segment.Input(rank, 0, plan.Count)];

    internal override IEnumerable<Segment> Expected(int rank, in DataPlan plan) =>
        rank == plan.Root ? [Segment.Reduced(0, plan.Count)]
        : plan.InPlace ? [Segment.Input(rank, 0, plan.Count)]
        : [Segment.Untouched(plan.Count)];
}
