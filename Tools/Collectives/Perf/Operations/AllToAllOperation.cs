using ILGPU;

namespace TypedCollectives.Tools;

internal sealed class AllToAllOperation : BlockOperation
{
    internal override string Name => "alltoall";

    internal override bool WorksInPlace => false;

    internal override Layout LayoutOf(long elements, int elementSize, int ranks)
    {
        long block = BlockOf(elements, elementSize, ranks);
        return new Layout(block * ranks, block * ranks, block);
    }

    internal override void Issue<T>(Communicator comm, ArrayView<T> send, ArrayView<T> recv, ReduceOp op, int root) =>
        comm.AllToAll(send, recv);

    internal override IEnumerable<Segment> Input(int rank, in DataPlan plan) => [Segment.Input(rank, 0, plan.Layout.Send)];

    internal override IEnumerable<Segment> Expected(int rank, in DataPlan plan) =>
        BlockOfEachRank(plan.Ranks, rank * plan.Count, plan.Count);
}
