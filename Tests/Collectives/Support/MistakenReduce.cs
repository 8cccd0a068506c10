using ILGPU;

namespace TypedCollectives.Tools.Tests;

/// <summary>A reduce that leaves the result on every rank: a wrong one, since all outputs but the root's must stay as they are.</summary>
internal sealed class MistakenReduce : PerfOperation
{
    private readonly ReduceOperation _right = new();

    internal override string Name => "mistaken_reduce";

    internal override bool IsReduction => true;

    internal override bool HasRoot => true;

    internal override Layout LayoutOf(long elements, int elementSize, int ranks) => _right.LayoutOf(elements, elementSize, ranks);

    internal override void Issue<T>(Communicator comm, ArrayView<T> send, ArrayView<T> recv, ReduceOp op, int root) =>
        comm.AllReduce(send, recv, op);

    internal override IEnumerable<Segment> Input(int rank, in DataPlan plan) => _right.Input(rank, plan);

    internal override IEnumerable<Segment> Expected(int rank, in DataPlan plan) => _right.Expected(rank, plan);
}
