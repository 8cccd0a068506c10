namespace TypedCollectives.Tests;

/// <summary>Arrays and memories of them; spans where the call is not in a group.</summary>
internal sealed class HostRankBuffers<T> : RankBuffers<T>
    where T : unmanaged
{
    private readonly T[] _send;
    private readonly T[] _recv;

    internal HostRankBuffers(Scenario scenario, int rank)
        : base(scenario, rank)
    {
        _send = Sent();
        _recv = scenario.InPlace ? _send : Empty();
    }

    internal override T[] Received() => _recv.AsSpan(RecvStart, Scenario.RecvLength(Rank)).ToArray();

    internal override void Call(Communicator comm)
    {
        Memory<T> send = _send.AsMemory(SendStart, Scenario.SendLength(Rank));
        Memory<T> recv = _recv.AsMemory(RecvStart, Scenario.RecvLength(Rank));
        (ReduceOp op, int root) = (Scenario.Op, Scenario.Root);
        if (Scenario.Threads)
        {
            CallWithSpans(comm, send.Span, recv.Span, op, root);
            return;
        }

#pragma warning disable TC3002 // only where the root alone has the whole do these lengths depend on the rank
        switch (Scenario.Kind)
        {
            case CollectiveKind.AllReduce when Scenario.InPlace: comm.AllReduce(_send, op); break;
            case CollectiveKind.AllReduce: comm.AllReduce(_send, _recv, op); break;
            case CollectiveKind.Reduce when Scenario.InPlace: comm.Reduce(_send, op, root); break;
            case CollectiveKind.Reduce: comm.Reduce(_send, _recv, op, root); break;
            case CollectiveKind.ReduceScatter when Scenario.InPlace: comm.ReduceScatter(_send, op); break;
            case CollectiveKind.ReduceScatter: comm.ReduceScatter<T>(send, recv, op); break;
            case CollectiveKind.Broadcast when Scenario.InPlace: comm.Broadcast(_send, root); break;
            case CollectiveKind.Broadcast: comm.Broadcast<T>(send, recv, root); break;
            case CollectiveKind.AllGather when Scenario.InPlace: comm.AllGather(_send); break;
            case CollectiveKind.AllGather: comm.AllGather(_send, _recv); break;
            case CollectiveKind.AllToAll: comm.AllToAll<T>(send, recv); break;
            case CollectiveKind.Gather: comm.Gather<T>(send, recv, root); break;
            case CollectiveKind.Scatter: comm.Scatter<T>(send, recv, root); break;
            default:
                comm.SendRecv(_send, (Rank + 1) % Scenario.Ranks, _recv, (Rank + Scenario.Ranks - 1) % Scenario.Ranks);
                break;
        }
#pragma warning restore TC3002
    }

    private void CallWithSpans(Communicator comm, Span<T> send, Span<T> recv, ReduceOp op, int root)
    {
        switch (Scenario.Kind)
        {
            case CollectiveKind.AllReduce: comm.AllReduce(send, recv, op); break;
            case CollectiveKind.Reduce: comm.Reduce(send, recv, op, root); break;
            case CollectiveKind.ReduceScatter: comm.ReduceScatter(send, recv, op); break;
            case CollectiveKind.Broadcast: comm.Broadcast(send, recv, root); break;
            case CollectiveKind.AllGather: comm.AllGather(send, recv); break;
            case CollectiveKind.AllToAll: comm.AllToAll(send, recv); break;
            case CollectiveKind.Gather: comm.Gather(send, recv, root); break;
            case CollectiveKind.Scatter: comm.Scatter(send, recv, root); break;
            default:
                comm.SendRecv(send, (Rank + 1) % Scenario.Ranks, recv, (Rank + Scenario.Ranks - 1) % Scenario.Ranks);
                break;
        }
    }
}
