using ILGPU;

namespace TypedCollectives.Tools;

internal sealed class ReduceScatterOperation : BlockOperation
{
    internal override string Name => "reduce_scatter";

    internal override bool IsReduction => true;

    internal override Layout LayoutOf(long elements, int elementSize, int ranks)
    {
        long block = BlockOf(elements, elementSize, ranks);
        return new Layout(block * ranks, block, block, RecvOffsetInPlace: block);
    }

    internal override void Issue<T>(Communicator comm, ArrayView<T> send, ArrayView<T> recv, ReduceOp op, int root) =>
        comm.ReduceScatter(send, recv, op);

    internal override IEnumerable<Segment> Input(int rank, in DataPlan plan) => [Segment.Input(rank, 0, plan.Layout.Send)];

    internal override IEnumerable<Segment> Expected(int rank, in DataPlan plan) => [Segment.Reduced(rank * plan.Count, plan.Count)];
}
