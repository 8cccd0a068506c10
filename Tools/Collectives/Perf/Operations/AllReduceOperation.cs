using ILGPU;

namespace TypedCollectives.Tools;

internal sealed class AllReduceOperation : PerfOperation
{
    internal override string Name => "all_reduce";

    internal override bool IsReduction => true;

    internal override Layout LayoutOf(long elements, int elementSize, int ranks) => new(elements, elements, elements);

    /// <summary>Every element goes to the bus twice, but for the rank that reduces it.</summary>
    internal override double BusFactor(int ranks) => 2.0 * (ranks - 1) / ranks;

    internal override void Issue<T>(Communicator comm, ArrayView<T> send, ArrayView<T> recv, ReduceOp op, int root) =>
        comm.AllReduce(send, recv, op);

    internal override IEnumerable<Segment> Input(int rank, in DataPlan plan) => [Segment.Input(rank, 0, plan.Count)];

    internal override IEnumerable<Segment> Expected(int rank, in DataPlan plan) => [Segment.Reduced(0, plan.Count)];
}
