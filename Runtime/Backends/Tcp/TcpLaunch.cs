namespace TypedCollectives;

/// <summary>The calls one thread makes together on one communicator.</summary>
/// <remarks>
/// Collectives run one after the other, messages all at the same time and beside them: a group's sends need not be in any order
/// with its collectives. Where one touches the memory of the other, their order decides.
/// </remarks>
internal static class TcpLaunch
{
    internal static async Task RunAsync(List<TcpCall> calls, PinnedScratch scratch)
    {
        if (!ShareMemory(calls))
        {
            await Task.WhenAll(
                TcpMessages.RunAsync(calls.Where(call => call.Call.IsPointToPoint)),
                CollectivesAsync(calls.Where(call => !call.Call.IsPointToPoint), scratch)).ConfigureAwait(false);
            return;
        }

        for (int start = 0, end; start < calls.Count; start = end)
        {
            bool areMessages = calls[start].Call.IsPointToPoint;
            end = calls.FindIndex(start, call => call.Call.IsPointToPoint != areMessages);
            end = end < 0 ? calls.Count : end;
            List<TcpCall> stretch = calls[start..end];
            await (areMessages ? TcpMessages.RunAsync(stretch) : CollectivesAsync(stretch, scratch)).ConfigureAwait(false);
        }
    }

    private static async Task CollectivesAsync(IEnumerable<TcpCall> calls, PinnedScratch scratch)
    {
        foreach (TcpCall call in calls)
        {
            call.Start();
            try
            {
                await call.AgreeAsync().ConfigureAwait(false);
                await MoveAsync(call, scratch).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                call.Fail(exception); // now: messages beside it may wait for long
                throw;
            }

            call.Finish();
        }
    }

    private static Task MoveAsync(TcpCall call, PinnedScratch scratch) => call.Call.Kind switch
    {
        CollectiveKind.Barrier => Task.CompletedTask,
        CollectiveKind.AllReduce or CollectiveKind.Reduce or CollectiveKind.ReduceScatter => new TcpReduction(call, scratch).RunAsync(),
        _ => TcpMove.RunAsync(call),
    };

    /// <summary>Whether a message and a collective work on the same memory.</summary>
    private static bool ShareMemory(List<TcpCall> calls) =>
        calls.Count > 1
        && calls.Where(call => call.Call.IsPointToPoint).Any(message => calls.Any(call =>
            !call.Call.IsPointToPoint && (Overlaps(message.Call.Send, call) || Overlaps(message.Call.Recv, call))));

    private static bool Overlaps(in Operand operand, TcpCall call) => operand.Overlaps(call.Call.Send) || operand.Overlaps(call.Call.Recv);
}
