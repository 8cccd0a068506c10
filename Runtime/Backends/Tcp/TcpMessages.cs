namespace TypedCollectives;

/// <summary>The sends and receives of one launch: all peers at the same time, both directions of each, each direction in order.</summary>
internal static class TcpMessages
{
    internal static Task RunAsync(IEnumerable<TcpCall> calls) => Task.WhenAll(
        calls.GroupBy(call => call.Call.Peer).Select(group => group.Key == group.First().Rank ? ToItself([.. group]) : WithPeerAsync([.. group])));

    private static async Task WithPeerAsync(TcpCall[] calls)
    {
        calls[0].Start();
        await calls[0].WithPeerAsync(calls[0].Call.Peer, async channel =>
        {
            foreach (TcpCall call in calls)
                await channel.SendAsync(IsSend(call) ? FrameKind.Offer : FrameKind.Request, CallPayload.Write(call.Description)).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await Task.WhenAll(InOrderAsync(calls.Where(IsSend)), InOrderAsync(calls.Where(call => !IsSend(call)))).ConfigureAwait(false);
    }

    private static async Task InOrderAsync(IEnumerable<TcpCall> calls)
    {
        foreach (TcpCall call in calls)
        {
            call.Start();
            await call.WithPeerAsync(call.Call.Peer, channel => MoveAsync(call, channel)).ConfigureAwait(false);
            call.Finish();
        }
    }

    /// <summary>Nothing moves before both ends are known: who sends learns of a receiver that expects something else.</summary>
    private static async Task MoveAsync(TcpCall call, PeerChannel channel)
    {
        await call.ExpectAsync(channel, IsSend(call) ? FrameKind.Request : FrameKind.Offer).ConfigureAwait(false);
        Transfer transfer = IsSend(call)
            ? Transfer.To(call.Call.Send.Pointer, call.Call.Send.Bytes)
            : Transfer.From(call.Call.Recv.Pointer, call.Call.Recv.Bytes);
        await call.TransferAsync(channel, FrameKind.MessageData, transfer).ConfigureAwait(false);
    }

    private static Task ToItself(TcpCall[] calls)
    {
        foreach ((TcpCall send, TcpCall recv) in calls.Where(IsSend).Zip(calls.Where(call => !IsSend(call))))
        {
            HostMove.Copy(send.Call.Send.Pointer, recv.Call.Recv.Pointer, send.Call.Send.Bytes);
            send.Finish();
            recv.Finish();
        }

        return Task.CompletedTask;
    }

    /// <summary>Refuses messages of a rank to itself that are not pairs, before anything is launched.</summary>
    internal static void CheckToItself(IReadOnlyList<TcpCall> calls)
    {
        TcpCall[] own = [.. calls.Where(call => call.Call.IsPointToPoint && call.Call.Peer == call.Rank)];
        TcpCall[] sends = [.. own.Where(IsSend)];
        TcpCall[] recvs = [.. own.Where(call => !IsSend(call))];
        foreach ((TcpCall send, TcpCall recv) in sends.Zip(recvs))
        {
            if (!send.Description.Matches(recv.Description))
                throw Failures.Mismatch(send.Rank, send.Description, recv.Rank, recv.Description)();
        }

        if (sends.Length != recvs.Length)
            throw CallErrors.ToItself((sends.Length > recvs.Length ? sends[recvs.Length] : recvs[sends.Length]).Call);
    }

    private static bool IsSend(TcpCall call) => call.Call.Kind == CollectiveKind.Send;
}
