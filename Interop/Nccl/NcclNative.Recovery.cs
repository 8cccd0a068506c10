using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

// What becomes of a communicator between its making and its end.
public static unsafe partial class NcclNative
{
    /// <summary>
    /// Stops what is under way on a communicator and leaves it good for being split, shrunk or destroyed only. Since 2.28.7.
    /// </summary>
    /// <param name="comm">The communicator. Afterwards it must not be finalized.</param>
    /// <param name="revokeFlags"><see cref="NcclConstants.RevokeDefault"/>.</param>
    /// <returns>The result; <see cref="NcclResult.InProgress"/> until the communicator is quiet.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommRevoke(NcclComm comm, int revokeFlags);

    /// <summary>Gives memory of a communicator back until it is resumed. Since 2.29.7.</summary>
    /// <param name="comm">The communicator, which takes no operation until then; not one that shares its resources.</param>
    /// <param name="flags">What to give back.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommSuspend(NcclComm comm, NcclSuspendFlags flags);

    /// <summary>Takes back what a suspended communicator gave up. Since 2.29.7.</summary>
    /// <param name="comm">The communicator.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommResume(NcclComm comm);

    /// <summary>Reads a figure about a communicator's memory. Since 2.29.7.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="stat">Which one.</param>
    /// <param name="value">Receives it.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommMemStats(NcclComm comm, NcclCommMemStat stat, ulong* value);

    /// <summary>Protects the TCP connections NCCL makes in this process. Since 2.32.</summary>
    /// <param name="config">
    /// How. It holds for the whole process and is called before <see cref="ncclGetUniqueId"/> and before the first communicator;
    /// every process gives the same key.
    /// </param>
    /// <returns>The result; an error if the library was built without TLS.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclSetEncryption(NcclEncryptionConfig* config);
}
