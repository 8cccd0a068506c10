using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tests;

/// <summary>Buffers of the rank's accelerator.</summary>
internal sealed class DeviceRankBuffers<T> : RankBuffers<T>
    where T : unmanaged
{
    private readonly MemoryBuffer1D<T, Stride1D.Dense> _send;
    private readonly MemoryBuffer1D<T, Stride1D.Dense> _recv;
    private readonly AcceleratorStream _stream;

    internal DeviceRankBuffers(Scenario scenario, int rank, Communicator comm)
        : base(scenario, rank)
    {
        _stream = comm.Stream;
        _send = Allocate(comm, Sent());
        _recv = scenario.InPlace ? _send : Allocate(comm, Empty());
    }

    internal override T[] Received()
    {
        var data = new T[Scenario.RecvLength(Rank)];
        if (data.Length > 0)
            View(_recv, RecvStart, data.Length).CopyToCPU(_stream, data);
        return data;
    }

    internal override void Call(Communicator comm)
    {
        ArrayView<T> send = View(_send, SendStart, Scenario.SendLength(Rank));
        ArrayView<T> recv = View(_recv, RecvStart, Scenario.RecvLength(Rank));
        (ReduceOp op, int root) = (Scenario.Op, Scenario.Root);
        switch (Scenario.Kind)
        {
            case CollectiveKind.AllReduce when Scenario.InPlace: comm.AllReduce(send, op); break;
            case CollectiveKind.AllReduce: comm.AllReduce(send, recv, op); break;
            case CollectiveKind.Reduce when Scenario.InPlace: comm.Reduce(send, op, root); break;
            case CollectiveKind.Reduce: comm.Reduce(send, recv, op, root); break;
            case CollectiveKind.ReduceScatter when Scenario.InPlace: comm.ReduceScatter(send, op); break;
            case CollectiveKind.ReduceScatter: comm.ReduceScatter(send, recv, op); break;
            case CollectiveKind.Broadcast when Scenario.InPlace: comm.Broadcast(send, root); break;
            case CollectiveKind.Broadcast: comm.Broadcast(send, recv, root); break;
            case CollectiveKind.AllGather when Scenario.InPlace: comm.AllGather(recv); break;
            case CollectiveKind.AllGather: comm.AllGather(send, recv); break;
            case CollectiveKind.AllToAll: comm.AllToAll(send, recv); break;
            case CollectiveKind.Gather: comm.Gather(send, recv, root); break;
            case CollectiveKind.Scatter: comm.Scatter(send, recv, root); break;
            default:
                comm.SendRecv(send, (Rank + 1) % Scenario.Ranks, recv, (Rank + Scenario.Ranks - 1) % Scenario.Ranks);
                break;
        }
    }

    public override void Dispose()
    {
        _send.Dispose();
        if (_recv != _send)
            _recv.Dispose();
    }

    // ILGPU allocates nothing for no elements: one spare element keeps a view of length zero possible.
    private static MemoryBuffer1D<T, Stride1D.Dense> Allocate(Communicator comm, T[] data)
    {
        MemoryBuffer1D<T, Stride1D.Dense> buffer = comm.Accelerator.Allocate1D<T>(data.Length + 1);
        if (data.Length > 0)
            View(buffer, 0, data.Length).CopyFromCPU(comm.Stream, data);
        return buffer;
    }

    private static ArrayView<T> View(MemoryBuffer1D<T, Stride1D.Dense> buffer, int start, int length) =>
        ((ArrayView<T>)buffer.View).SubView(start, length);
}
