using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

public static unsafe partial class NcclNative
{
    /// <summary>Makes an id for one communicator and starts, in this process, the root its ranks meet at.</summary>
    /// <param name="uniqueId">Receives the id. One rank makes it; the others must be given its bytes.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclGetUniqueId(NcclUniqueId* uniqueId);

    /// <summary>Joins a communicator as one rank on the current device, and waits for all the others.</summary>
    /// <param name="comm">Receives the communicator, owned by the caller. In a group it is filled at the group's end.</param>
    /// <param name="nranks">The number of ranks.</param>
    /// <param name="commId">The id, the same on every rank, used for no other communicator.</param>
    /// <param name="rank">This rank, from 0 to <paramref name="nranks"/> - 1.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommInitRank(NcclComm* comm, int nranks, NcclUniqueId commId, int rank);

    /// <summary>Joins a communicator as <see cref="ncclCommInitRank"/> does, with options. Since 2.14.3.</summary>
    /// <param name="comm">Receives the communicator, owned by the caller. In a group it is filled at the group's end.</param>
    /// <param name="nranks">The number of ranks.</param>
    /// <param name="commId">The id, the same on every rank, used for no other communicator.</param>
    /// <param name="rank">This rank, from 0 to <paramref name="nranks"/> - 1.</param>
    /// <param name="config">The options, read during the call, or null.</param>
    /// <returns>The result; <see cref="NcclResult.InProgress"/> if the options ask for a non-blocking communicator.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommInitRankConfig(
        NcclComm* comm, int nranks, NcclUniqueId commId, int rank, NcclConfig* config);

    /// <summary>Makes the communicators of several devices of this process.</summary>
    /// <param name="comm">Receives <paramref name="ndev"/> communicators, owned by the caller, in rank order.</param>
    /// <param name="ndev">The number of devices.</param>
    /// <param name="devlist">The <paramref name="ndev"/> CUDA ordinals, or null for 0 to <paramref name="ndev"/> - 1.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommInitAll(NcclComm* comm, int ndev, int* devlist);

    /// <summary>Flushes a communicator's outstanding work before it is destroyed. Since 2.14.3.</summary>
    /// <param name="comm">The communicator; only once.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommFinalize(NcclComm comm);

    /// <summary>Destroys a communicator; may wait for the other ranks.</summary>
    /// <param name="comm">The communicator, invalid afterwards.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommDestroy(NcclComm comm);

    /// <summary>Ends a communicator whatever it is doing. Since 2.4.2.</summary>
    /// <param name="comm">The communicator, invalid afterwards.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommAbort(NcclComm comm);

    /// <summary>Asks whether a communicator failed, or is still busy with a non-blocking call. Since 2.4.2.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="asyncError">Receives its state.</param>
    /// <returns>The result of the question itself.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommGetAsyncError(NcclComm comm, NcclResult* asyncError);

    /// <summary>Reads the number of ranks.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="count">Receives the number.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommCount(NcclComm comm, int* count);

    /// <summary>Reads the CUDA ordinal of the communicator's device.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="device">Receives the ordinal.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommCuDevice(NcclComm comm, int* device);

    /// <summary>Reads the communicator's rank.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="rank">Receives the rank.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommUserRank(NcclComm comm, int* rank);
}
