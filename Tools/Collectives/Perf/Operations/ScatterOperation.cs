using ILGPU;

namespace TypedCollectives.Tools;

internal sealed class ScatterOperation : BlockOperation
{
    internal override string Name => "scatter";

    internal override bool HasRoot => true;

    internal override Layout LayoutOf(long elements, int elementSize, int ranks)
    {
        long block = BlockOf(elements, elementSize, ranks);
        return new Layout(block * ranks, block, block, RecvOffsetInPlace: block);
    }

    internal override void Issue<T>(Communicator comm, ArrayView<T> send, ArrayView<T> recv, ReduceOp op, int root) =>
        comm.Scatter(send, recv, root);

    internal override IEnumerable<Segment> Input(int rank, in DataPlan plan) =>
        rank == plan.Root ? [Segment.Input(rank, 0, plan.Layout.Send)] : [Segment.Untouched(plan.Layout.Send)];

    internal override IEnumerable<Segment> Expected(int rank, in DataPlan plan) =>
        [Segment.Input(plan.Root, rank * plan.Count, plan.Count)];
}
