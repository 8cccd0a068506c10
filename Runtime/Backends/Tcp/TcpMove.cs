namespace TypedCollectives;

/// <summary>The collectives that only move data: every block goes from its rank to the rank it belongs to.</summary>
internal static class TcpMove
{
    internal static async Task RunAsync(TcpCall call)
    {
        await call.ExchangeAsync(peer => Between(call, peer)).ConfigureAwait(false);
        Transfer own = Between(call, call.Rank);
        HostMove.Copy(own.Send, own.Recv, own.RecvBytes);
    }

    /// <summary>What a rank, or this one itself, gets from here and gives.</summary>
    private static Transfer Between(TcpCall running, int peer)
    {
        ref readonly CollectiveCall call = ref running.Call;
        int rank = running.Rank;
        long bytes = call.Count; // data that is only moved is counted in bytes
        nint send = call.Send.Pointer;
        nint recv = call.Recv.Pointer;
        nint block = (nint)(peer * bytes);
        bool isRoot = rank == call.Peer;
        bool withRoot = peer == call.Peer;
        return call.Kind switch
        {
            CollectiveKind.AllGather => new Transfer(send, bytes, recv + block, bytes),
            CollectiveKind.AllToAll => new Transfer(send + block, bytes, recv + block, bytes),
            CollectiveKind.Broadcast => new Transfer(send, isRoot ? bytes : 0, recv, withRoot ? bytes : 0),
            CollectiveKind.Gather => new Transfer(send, withRoot ? bytes : 0, recv + block, isRoot ? bytes : 0),
            CollectiveKind.Scatter => new Transfer(send + block, isRoot ? bytes : 0, recv, withRoot ? bytes : 0),
            _ => throw new InvalidOperationException($"{call.Kind} moves no data."),
        };
    }
}
