using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>By what the ranks of a communicator meet.</summary>
/// <param name="Ids">The id; or several, in the same order on every rank, whose roots share the ranks.</param>
/// <param name="Size">The number of ranks.</param>
/// <param name="IsGrowth">Whether the id is that of a communicator which grows, and this process's ranks are new.</param>
internal sealed record NcclMeeting(NcclUniqueId[] Ids, int Size, bool IsGrowth = false)
{
    /// <summary>The function of NCCL that joins it.</summary>
    internal string Function => IsGrowth ? nameof(NcclNative.ncclCommGrow)
        : Ids.Length > 1 ? nameof(NcclNative.ncclCommInitRankScalable)
        : nameof(NcclNative.ncclCommInitRankConfig);

    /// <summary>Throws if the loaded library cannot.</summary>
    internal void Require(NcclLibrary library) => library.Require(
        NcclRequirements.FirstVersionOf(Function),
        IsGrowth ? "A communicator that grows" : Ids.Length > 1 ? "A communicator of several ids" : "A communicator");

    /// <summary>Joins as one rank, on the current device.</summary>
    internal unsafe NcclResult Join(NcclComm* place, int rank, NcclConfig* config)
    {
        fixed (NcclUniqueId* ids = Ids)
        {
            return IsGrowth ? NcclNative.ncclCommGrow(NcclComm.Null, Size, ids, rank, place, config)
                : Ids.Length > 1 ? NcclNative.ncclCommInitRankScalable(place, Size, rank, Ids.Length, ids, config)
                : NcclNative.ncclCommInitRankConfig(place, Size, Ids[0], rank, config);
        }
    }
}
