using System.Runtime.InteropServices;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives.Interop.Nccl;

public static unsafe partial class NcclNative
{
    /// <summary>
    /// Sends a buffer to one rank, which must call <see cref="ncclRecv"/> with the same count and type. Since 2.7.3.
    /// </summary>
    /// <param name="sendbuff">The input, a device address.</param>
    /// <param name="count">Elements in the buffer.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="peer">The rank that receives.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclSend(
        void* sendbuff, nuint count, NcclDataType datatype, int peer, NcclComm comm, CUstream stream);

    /// <summary>
    /// Receives a buffer from one rank, which must call <see cref="ncclSend"/> with the same count and type. Since 2.7.3.
    /// </summary>
    /// <param name="recvbuff">The output, a device address.</param>
    /// <param name="count">Elements in the buffer.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="peer">The rank that sends.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclRecv(
        void* recvbuff, nuint count, NcclDataType datatype, int peer, NcclComm comm, CUstream stream);
}
