using System.Runtime.InteropServices;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives.Interop.Nccl;

public static unsafe partial class NcclNative
{
    /// <summary>Writes into another rank's window, which does nothing for it, and signals. Since 2.29.2.</summary>
    /// <param name="localbuff">The input, a device address inside a symmetric window of this rank.</param>
    /// <param name="count">Elements in the buffer.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="peer">The rank that is written to.</param>
    /// <param name="peerWin">The window.</param>
    /// <param name="peerWinOffset">Where in the window, in bytes.</param>
    /// <param name="sigIdx">Which signal; 0 for now.</param>
    /// <param name="ctx">Which context; 0 for now.</param>
    /// <param name="flags">0.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclPutSignal(
        void* localbuff, nuint count, NcclDataType datatype, int peer, NcclWindow peerWin, nuint peerWinOffset, int sigIdx, int ctx,
        uint flags, NcclComm comm, CUstream stream);

    /// <summary>Signals another rank, without data. Since 2.29.2.</summary>
    /// <param name="peer">The rank.</param>
    /// <param name="sigIdx">Which signal; 0 for now.</param>
    /// <param name="ctx">Which context; 0 for now.</param>
    /// <param name="flags">0.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclSignal(int peer, int sigIdx, int ctx, uint flags, NcclComm comm, CUstream stream);

    /// <summary>Has a stream wait for signals. Since 2.29.2.</summary>
    /// <param name="nDesc">The number of descriptions.</param>
    /// <param name="signalDescs">The signals, read during the call.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclWaitSignal(
        int nDesc, NcclWaitSignalDesc* signalDescs, NcclComm comm, CUstream stream);
}
