using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Launches calls some of which are reductions written in C#: those take several steps, and every rank of this thread has to be in each of them.</summary>
internal static class NcclCustomLaunch
{
    /// <summary>Launches the calls; each communicator makes its own in their order, as ranks do that are not in a group.</summary>
    internal static void Run(ReadOnlySpan<RecordedCall> calls)
    {
        var done = new Dictionary<Communicator, int>();
        var plain = new List<List<RecordedCall>> { new() };
        var custom = new List<List<RecordedCall>> { new() };
        foreach (ref readonly RecordedCall recorded in calls)
        {
            // What comes after a communicator's nth reduction of this kind belongs to the turn after it.
            int turn = done.GetValueOrDefault(recorded.Communicator);
            while (plain.Count <= turn)
            {
                plain.Add([]);
                custom.Add([]);
            }

            if (recorded.Call.Custom is null)
            {
                plain[turn].Add(recorded);
            }
            else
            {
                custom[turn].Add(recorded);
                done[recorded.Communicator] = turn + 1;
            }
        }

        for (int turn = 0; turn < plain.Count; turn++)
        {
            if (plain[turn].Count > 0)
                NcclBackend.LaunchTogether([.. plain[turn]]);
            if (custom[turn].Count > 0)
                RunTurn([.. custom[turn]]);
        }
    }

    private static void RunTurn(RecordedCall[] calls)
    {
        long chunks = 0;
        foreach (ref readonly RecordedCall recorded in calls.AsSpan())
        {
            NcclCustomReductions reductions = NcclBackend.BackendOf(recorded).Custom;
            reductions.Begin(recorded.Call);
            chunks = Math.Max(chunks, reductions.Chunks);
        }

        for (long chunk = 0; chunk < chunks; chunk++)
        {
            long current = chunk;
            NcclBackend.LaunchTogether(
                calls, (NcclBackend backend, in CollectiveCall call) => Check(backend.Custom.Exchange(call, current), call));
            foreach (ref readonly RecordedCall recorded in calls.AsSpan())
                NcclBackend.BackendOf(recorded).Custom.Reduce(recorded.Call, chunk);
            NcclBackend.LaunchTogether(
                calls, (NcclBackend backend, in CollectiveCall call) => Check(backend.Custom.Spread(call, current), call));
        }

        foreach (ref readonly RecordedCall recorded in calls.AsSpan())
            NcclBackend.BackendOf(recorded).Custom.End(recorded.Call);
    }

    private static void Check(NcclResult result, in CollectiveCall call)
    {
        if (!NcclProgress.IsFine(result))
            NcclLibrary.Check(result, call.ToString());
    }
}
