using ILGPU;

namespace TypedCollectives.Tools;

internal sealed class AllGatherOperation : BlockOperation
{
    internal override string Name => "all_gather";

    internal override Layout LayoutOf(long elements, int elementSize, int ranks)
    {
        long block = BlockOf(elements, elementSize, ranks);
        return new Layout(block, block * ranks, block, SendOffsetInPlace: block);
    }

    internal override void Issue<T>(Communicator comm, ArrayView<T> send, ArrayView<T> recv, ReduceOp op, int root) =>
        comm.AllGather(send, recv);

    internal override IEnumerable<Segment> Input(int rank, in DataPlan plan) => [Segment.Input(rank, 0, plan.Count)];

    internal override IEnumerable<Segment> Expected(int rank, in DataPlan plan) => BlockOfEachRank(plan.Ranks, 0, plan.Count);
}
