using ILGPU;

namespace TypedCollectives.Tools;

/// <summary>A ring: every rank sends to the next one.</summary>
internal sealed class SendRecvOperation : PerfOperation
{
    internal override string Name => "sendrecv";

    internal override bool WorksInPlace => false;

    internal override Layout LayoutOf(long elements, int elementSize, int ranks) => new(elements, elements, elements);

    internal override void Issue<T>(Communicator comm, ArrayView<T> send, ArrayView<T> recv, ReduceOp op, int root) =>
        comm.SendRecv(send, (comm.Rank + 1) % comm.Size, recv, (comm.Rank + comm.Size - 1) % comm.Size);

    internal override IEnumerable<Segment> Input(int rank, in DataPlan plan) => [Segment.Input(rank, 0, plan.Count)];

    internal override IEnumerable<Segment> Expected(int rank, in DataPlan plan) =>
        [Segment.Input((rank + plan.Ranks - 1) % plan.Ranks, 0, plan.Count)];
}
