using System.Runtime.InteropServices;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives.Interop.Nccl;

// The collectives with options of their own. Their other arguments are those of the functions without.
public static unsafe partial class NcclNative
{
    /// <summary>Does what <see cref="ncclAllReduce"/> does, with options. Since 2.31.</summary>
    /// <param name="sendbuff">The input, a device address.</param>
    /// <param name="recvbuff">The output, a device address.</param>
    /// <param name="count">Elements in each buffer.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="op">The reduction.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <param name="config">The options, the same on every rank, or null for none.</param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclAllReduceConfig(
        void* sendbuff, void* recvbuff, nuint count, NcclDataType datatype, NcclRedOp op, NcclComm comm, CUstream stream,
        NcclCollConfig* config);

    /// <summary>Does what <see cref="ncclBroadcast"/> does, with options. Since 2.31.</summary>
    /// <param name="sendbuff">The input, a device address.</param>
    /// <param name="recvbuff">The output, a device address.</param>
    /// <param name="count">Elements in each buffer.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="root">The root.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <param name="config">The options, the same on every rank, or null for none.</param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclBroadcastConfig(
        void* sendbuff, void* recvbuff, nuint count, NcclDataType datatype, int root, NcclComm comm, CUstream stream,
        NcclCollConfig* config);

    /// <summary>Does what <see cref="ncclReduce"/> does, with options. Since 2.31.</summary>
    /// <param name="sendbuff">The input, a device address.</param>
    /// <param name="recvbuff">The output, a device address.</param>
    /// <param name="count">Elements in each buffer.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="op">The reduction.</param>
    /// <param name="root">The root.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <param name="config">The options, the same on every rank, or null for none.</param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclReduceConfig(
        void* sendbuff, void* recvbuff, nuint count, NcclDataType datatype, NcclRedOp op, int root, NcclComm comm, CUstream stream,
        NcclCollConfig* config);

    /// <summary>Does what <see cref="ncclAllGather"/> does, with options. Since 2.31.</summary>
    /// <param name="sendbuff">The input, a device address.</param>
    /// <param name="recvbuff">The output, a device address.</param>
    /// <param name="sendcount">Elements in one block.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <param name="config">The options, the same on every rank, or null for none.</param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclAllGatherConfig(
        void* sendbuff, void* recvbuff, nuint sendcount, NcclDataType datatype, NcclComm comm, CUstream stream,
        NcclCollConfig* config);

    /// <summary>Does what <see cref="ncclReduceScatter"/> does, with options. Since 2.31.</summary>
    /// <param name="sendbuff">The input, a device address.</param>
    /// <param name="recvbuff">The output, a device address.</param>
    /// <param name="recvcount">Elements in one block.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="op">The reduction.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <param name="config">The options, the same on every rank, or null for none.</param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclReduceScatterConfig(
        void* sendbuff, void* recvbuff, nuint recvcount, NcclDataType datatype, NcclRedOp op, NcclComm comm, CUstream stream,
        NcclCollConfig* config);

    /// <summary>Does what <see cref="ncclAlltoAll"/> does, with options. Since 2.31.</summary>
    /// <param name="sendbuff">The input, a device address.</param>
    /// <param name="recvbuff">The output, a device address.</param>
    /// <param name="count">Elements in one block.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <param name="config">The options, the same on every rank, or null for none.</param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclAlltoAllConfig(
        void* sendbuff, void* recvbuff, nuint count, NcclDataType datatype, NcclComm comm, CUstream stream,
        NcclCollConfig* config);

    /// <summary>Does what <see cref="ncclGather"/> does, with options. Since 2.31.</summary>
    /// <param name="sendbuff">The input, a device address.</param>
    /// <param name="recvbuff">The output, a device address.</param>
    /// <param name="count">Elements in one block.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="root">The root.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <param name="config">The options, the same on every rank, or null for none.</param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclGatherConfig(
        void* sendbuff, void* recvbuff, nuint count, NcclDataType datatype, int root, NcclComm comm, CUstream stream,
        NcclCollConfig* config);

    /// <summary>Does what <see cref="ncclScatter"/> does, with options. Since 2.31.</summary>
    /// <param name="sendbuff">The input, a device address.</param>
    /// <param name="recvbuff">The output, a device address.</param>
    /// <param name="count">Elements in one block.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="root">The root.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <param name="config">The options, the same on every rank, or null for none.</param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclScatterConfig(
        void* sendbuff, void* recvbuff, nuint count, NcclDataType datatype, int root, NcclComm comm, CUstream stream,
        NcclCollConfig* config);
}
