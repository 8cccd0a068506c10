using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

// Communicators made of communicators, and with several ids.
public static unsafe partial class NcclNative
{
    /// <summary>
    /// Joins a communicator as <see cref="ncclCommInitRankConfig"/> does, meeting at the roots of several ids. Since 2.23.4.
    /// </summary>
    /// <param name="newcomm">Receives the communicator, owned by the caller. In a group it is filled at the group's end.</param>
    /// <param name="nranks">The number of ranks.</param>
    /// <param name="myrank">This rank.</param>
    /// <param name="nId">The number of ids, 1 to <paramref name="nranks"/>.</param>
    /// <param name="commIds">The ids, the same in the same order on every rank. With <c>NCCL_COMM_ID</c> only the first counts.</param>
    /// <param name="config">The options, read during the call, or null.</param>
    /// <returns>The result; <see cref="NcclResult.InProgress"/> if the options ask for a non-blocking communicator.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommInitRankScalable(
        NcclComm* newcomm, int nranks, int myrank, int nId, NcclUniqueId* commIds, NcclConfig* config);

    /// <summary>Makes a communicator of the ranks that give the same color. Called by all ranks. Since 2.18.1.</summary>
    /// <param name="comm">The communicator, on which nothing is under way.</param>
    /// <param name="color">The part, at least 0, or <see cref="NcclConstants.SplitNoColor"/> to be in none.</param>
    /// <param name="key">Orders the ranks of the part; equal keys keep the order of their ranks.</param>
    /// <param name="newcomm">
    /// Receives the communicator, owned by the caller; null for <see cref="NcclConstants.SplitNoColor"/>. In a group it is filled
    /// at the group's end.
    /// </param>
    /// <param name="config">The options, or null for those of <paramref name="comm"/>.</param>
    /// <returns>The result; <see cref="NcclResult.InProgress"/> where <paramref name="comm"/> is non-blocking.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommSplit(NcclComm comm, int color, int key, NcclComm* newcomm, NcclConfig* config);

    /// <summary>Makes a communicator without some ranks. Called by the others only. Since 2.27.3.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="excludeRanksList">The ranks left out. The library sorts the list in place: give it a copy.</param>
    /// <param name="excludeRanksCount">Their number, at least 1.</param>
    /// <param name="newcomm">Receives the communicator, owned by the caller.</param>
    /// <param name="config">The options, or null for those of <paramref name="comm"/>.</param>
    /// <param name="shrinkFlags">Whether anything may be under way.</param>
    /// <returns>The result; <see cref="NcclResult.InProgress"/> where <paramref name="comm"/> is non-blocking.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommShrink(
        NcclComm comm, int* excludeRanksList, int excludeRanksCount, NcclComm* newcomm, NcclConfig* config,
        NcclShrinkFlags shrinkFlags);

    /// <summary>
    /// Makes the id by which new ranks join a communicator that grows. Called by one rank, once for each growth. Since 2.29.2.
    /// </summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="uniqueId">Receives the id.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommGetUniqueId(NcclComm comm, NcclUniqueId* uniqueId);

    /// <summary>Makes a communicator with more ranks. Called by all ranks, old and new. Since 2.29.2.</summary>
    /// <param name="comm">The communicator, on which nothing is under way; null for a new rank.</param>
    /// <param name="nRanks">The new number of ranks, more than before.</param>
    /// <param name="uniqueId">
    /// The id, for new ranks and for the old one that made it; null for the other old ranks.
    /// </param>
    /// <param name="rank">A new rank's number, at least the old number of ranks; -1 for an old one, which keeps its number.</param>
    /// <param name="newcomm">Receives the communicator, owned by the caller. The old one is destroyed afterwards.</param>
    /// <param name="config">The options, or null for those of <paramref name="comm"/>.</param>
    /// <returns>The result. <c>NCCL_COMM_ID</c> must not be set.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommGrow(
        NcclComm comm, int nRanks, NcclUniqueId* uniqueId, int rank, NcclComm* newcomm, NcclConfig* config);
}
