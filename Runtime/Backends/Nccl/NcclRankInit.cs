using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Makes the communicators of some or all ranks of a set: every init of this process in one group.</summary>
internal static unsafe class NcclRankInit
{
    /// <summary>Waits until every rank of the set has come.</summary>
    /// <param name="library">The library.</param>
    /// <param name="meeting">What all ranks were given.</param>
    /// <param name="ranks">The ranks of this process.</param>
    /// <param name="isBlocking">Whether the communicators are blocking unless their options say otherwise.</param>
    /// <param name="timeout">How long to wait for the others, unless they are.</param>
    /// <param name="cancellationToken">Ends the wait, unless they are.</param>
    /// <exception cref="ArgumentException">Options contradict each other.</exception>
    /// <exception cref="NotSupportedException">The library is too old for the meeting or an option.</exception>
    /// <exception cref="CollectiveTimeoutException">Some rank did not come in time.</exception>
    /// <exception cref="NcclException">NCCL reported an error.</exception>
    /// <exception cref="CollectiveException"><c>NCCL_COMM_ID</c> is set, and the library cannot use it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static NcclBackend[] Init(
        NcclLibrary library, NcclMeeting meeting, NcclRankSpec[] ranks, bool isBlocking, TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        meeting.Require(library);
        CommIdDefect.Refuse(library.Version, NcclSettings.Get(InterfaceQuery.CommIdSetting));
        var writers = new NcclConfigWriter[ranks.Length];

        // Pinned: NCCL may write a handle after the call that was given its place.
        NcclComm[] handles = GC.AllocateArray<NcclComm>(ranks.Length, pinned: true);
        try
        {
            for (int i = 0; i < ranks.Length; i++)
                writers[i] = new NcclConfigWriter(library, ranks[i].Options, IsBlocking(ranks, isBlocking));
            using (ranks[0].Device.Accelerator.BindScoped())
            {
                // A device that cannot be bound is found here: in the group it would leave ranks that wait for it.
                foreach (NcclRankSpec rank in ranks)
                    rank.Device.Accelerator.Bind();
                Start(meeting, ranks, writers, handles);
                NcclHandle[] made = [.. handles.Select(handle => new NcclHandle(handle))];
                Await(meeting, ranks, made, timeout, cancellationToken);
                return [.. ranks.Select((rank, i) => new NcclBackend(
                    library, made[i], rank.Rank, meeting.Size, rank.Device, timeout, writers[i].Config.Blocking != 0, rank.Options, writers[i]))];
            }
        }
        catch
        {
            Abort(handles);
            foreach (NcclConfigWriter? writer in writers)
                writer?.Dispose();
            throw;
        }
    }

    /// <summary>Frees the communicators that were made before another one failed.</summary>
    internal static void Abort(ReadOnlySpan<NcclComm> handles)
    {
        foreach (NcclComm handle in handles)
        {
            if (!handle.IsNull)
                _ = NcclNative.ncclCommAbort(handle); // the error that is on its way says more
        }
    }

    // NCCL takes no blocking and non-blocking communicators in one group.
    private static bool IsBlocking(NcclRankSpec[] ranks, bool otherwise)
    {
        bool first = ranks[0].Options?.Blocking ?? otherwise;
        foreach (NcclRankSpec rank in ranks)
        {
            if ((rank.Options?.Blocking ?? otherwise) != first)
            {
                throw new ArgumentException(
                    $"NcclOptions.Blocking differs between ranks {ranks[0].Rank} and {rank.Rank}: the ranks that one thread makes in a group are all "
                    + "blocking or all not.");
            }
        }

        return first;
    }

    private static void Start(NcclMeeting meeting, NcclRankSpec[] ranks, NcclConfigWriter[] writers, NcclComm[] handles)
    {
        NcclLibrary.Check(NcclNative.ncclGroupStart(), nameof(NcclNative.ncclGroupStart));
        NcclResult result = NcclResult.Success;
        NcclResult end;
        fixed (NcclComm* handle = handles)
        {
            try
            {
                for (int i = 0; i < ranks.Length && NcclProgress.IsFine(result); i++)
                {
                    NcclConfig config = writers[i].Config;
                    ranks[i].Device.Accelerator.Bind(); // the device of a communicator is the current one
                    result = meeting.Join(&handle[i], ranks[i].Rank, &config);
                }
            }
            finally
            {
                end = NcclNative.ncclGroupEnd();
            }
        }

        NcclResult failed = NcclProgress.IsFine(result) ? end : result;
        if (!NcclProgress.IsFine(failed))
            NcclLibrary.Check(failed, meeting.Function);
    }

    private static void Await(
        NcclMeeting meeting, NcclRankSpec[] ranks, NcclHandle[] handles, TimeSpan timeout, CancellationToken cancellationToken)
    {
        long start = TimeProvider.System.GetTimestamp();
        for (int i = 0; i < handles.Length; i++)
        {
            TimeSpan left = timeout == Timeout.InfiniteTimeSpan ? timeout : timeout - TimeProvider.System.GetElapsedTime(start);
            if (!NcclProgress.TryAwait(handles[i], left, cancellationToken, out NcclResult state))
            {
                throw new CollectiveTimeoutException(
                    $"Rank {ranks[i].Rank} of {meeting.Size} waited {timeout.TotalSeconds:0.###} s for the other ranks in NCCL's init. Every rank must be "
                    + "started, given the same id, and able to reach the address in it (NCCL_SOCKET_IFNAME chooses the interface; NCCL_DEBUG=INFO tells more).");
            }

            NcclLibrary.Check(state, meeting.Function, handles[i].Comm);
        }
    }
}
