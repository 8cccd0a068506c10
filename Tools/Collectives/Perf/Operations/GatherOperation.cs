using ILGPU;

namespace TypedCollectives.Tools;

internal sealed class GatherOperation : BlockOperation
{
    internal override string Name => "gather";

    internal override bool HasRoot => true;

    internal override Layout LayoutOf(long elements, int elementSize, int ranks)
    {
        long block = BlockOf(elements, elementSize, ranks);
        return new Layout(block, block * ranks, block, SendOffsetInPlace: block);
    }

    internal override void Issue<T>(Communicator comm, ArrayView<T> send, ArrayView<T> recv, ReduceOp op, int root) =>
        comm.Gather(send, recv, root);

    internal override IEnumerable<Segment> Input(int rank, in DataPlan plan) => [Segment.Input(rank, 0, plan.Count)];

    internal override IEnumerable<Segment> Expected(int rank, in DataPlan plan)
    {
        if (rank == plan.Root)
            return BlockOfEachRank(plan.Ranks, 0, plan.Count);
        if (!plan.InPlace)
            return [Segment.Untouched(plan.Layout.Recv)];
        return
        [
            Segment.Untouched(rank * plan.Count),
            Segment.Input(rank, 0, plan.Count),
            Segment.Untouched((plan.Ranks - 1 - rank) * plan.Count),
        ];
    }
}
