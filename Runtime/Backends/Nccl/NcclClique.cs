using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Makes the NCCL communicators of one process, as <c>ncclCommInitAll</c> does: one id, and every rank's init in one group.</summary>
internal static unsafe class NcclClique
{
    internal static NcclBackend[] InitAll(CollectiveDevice[] devices, CommunicatorOptions options) =>
        InitAll(NcclLibrary.Load(), devices, options);

    internal static NcclBackend[] InitAll(NcclLibrary library, CollectiveDevice[] devices, CommunicatorOptions options)
    {
        CommIdDefect.Refuse(library.Version, NcclSettings.Get(InterfaceQuery.CommIdSetting));
        NcclUniqueId id;
        NcclLibrary.Check(NcclNative.ncclGetUniqueId(&id), nameof(NcclNative.ncclGetUniqueId));
        NcclRankSpec[] ranks = [.. devices.Select((device, rank) => new NcclRankSpec(rank, device, options.Nccl))];
        // All ranks are here: nobody can be waited for in vain.
        return NcclRankInit.Init(
            library, new NcclMeeting([id], devices.Length), ranks, isBlocking: true, options.Timeout, CancellationToken.None);
    }
}
