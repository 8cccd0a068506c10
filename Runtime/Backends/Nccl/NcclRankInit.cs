using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Makes the communicators of some ranks of a set that spans processes: one id for all, every init of this process in one group.</summary>
internal static unsafe class NcclRankInit
{
    /// <summary>Waits until every rank of the set has come.</summary>
    /// <param name="id">The id all ranks were given.</param>
    /// <param name="size">The number of ranks in all processes.</param>
    /// <param name="ranks">The ranks of this process.</param>
    /// <param name="devices">Their devices.</param>
    /// <param name="timeout">How long to wait for the others.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CollectiveTimeoutException">Some rank did not come in time.</exception>
    /// <exception cref="NcclException">NCCL reported an error.</exception>
    /// <exception cref="CollectiveException"><c>NCCL_COMM_ID</c> is set, and the library cannot use it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static NcclBackend[] Init(
        NcclUniqueId id, int size, ReadOnlySpan<int> ranks, ReadOnlySpan<CollectiveDevice> devices, TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        NcclLibrary library = NcclLibrary.Load();
        library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclCommInitRankConfig)), "A communicator");
        CommIdDefect.Refuse(library.Version, NcclSettings.Get(InterfaceQuery.CommIdSetting));
        NcclConfig config = NcclConfig.Create();
        config.Blocking = 0;

        // Pinned: NCCL may write a handle after the call that was given its place.
        NcclComm[] handles = GC.AllocateArray<NcclComm>(ranks.Length, pinned: true);
        using (devices[0].Accelerator.BindScoped())
        {
            // A device that cannot be bound is found here: in the group it would leave ranks that wait for it.
            foreach (CollectiveDevice device in devices)
                device.Accelerator.Bind();
            try
            {
                Start(id, size, ranks, devices, &config, handles);
                Await(size, ranks, handles, timeout, cancellationToken);
            }
            catch
            {
                Abort(handles);
                throw;
            }
        }

        var backends = new NcclBackend[ranks.Length];
        for (int i = 0; i < ranks.Length; i++)
            backends[i] = new NcclBackend(library, handles[i], ranks[i], size, devices[i], timeout, isBlocking: false);
        return backends;
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

    private static void Start(
        NcclUniqueId id, int size, ReadOnlySpan<int> ranks, ReadOnlySpan<CollectiveDevice> devices, NcclConfig* config, NcclComm[] handles)
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
                    devices[i].Accelerator.Bind(); // the device of a communicator is the current one
                    result = NcclNative.ncclCommInitRankConfig(&handle[i], size, id, ranks[i], config);
                }
            }
            finally
            {
                end = NcclNative.ncclGroupEnd();
            }
        }

        NcclResult failed = NcclProgress.IsFine(result) ? end : result;
        if (!NcclProgress.IsFine(failed))
            NcclLibrary.Check(failed, nameof(NcclNative.ncclCommInitRankConfig));
    }

    private static void Await(
        int size, ReadOnlySpan<int> ranks, NcclComm[] handles, TimeSpan timeout, CancellationToken cancellationToken)
    {
        long start = TimeProvider.System.GetTimestamp();
        for (int i = 0; i < handles.Length; i++)
        {
            TimeSpan left = timeout == Timeout.InfiniteTimeSpan ? timeout : timeout - TimeProvider.System.GetElapsedTime(start);
            if (!NcclProgress.TryAwait(handles[i], left, cancellationToken, out NcclResult state))
            {
                throw new CollectiveTimeoutException(
                    $"Rank {ranks[i]} of {size} waited {timeout.TotalSeconds:0.###} s for the other ranks in NCCL's init. Every rank must be started, "
                    + "given the same id, and able to reach the address in it (NCCL_SOCKET_IFNAME chooses the interface; NCCL_DEBUG=INFO tells more).");
            }

            NcclLibrary.Check(state, nameof(NcclNative.ncclCommInitRankConfig), handles[i]);
        }
    }
}
