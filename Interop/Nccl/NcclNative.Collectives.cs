using System.Runtime.InteropServices;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives.Interop.Nccl;

public static unsafe partial class NcclNative
{
    /// <summary>Reduces the buffers of all ranks into one rank's.</summary>
    /// <param name="sendbuff">This rank's input, a device address.</param>
    /// <param name="recvbuff">The output, written at the root only; it may equal <paramref name="sendbuff"/>.</param>
    /// <param name="count">Elements in each buffer.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="op">The reduction.</param>
    /// <param name="root">The rank that receives.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclReduce(
        void* sendbuff, void* recvbuff, nuint count, NcclDataType datatype, NcclRedOp op, int root, NcclComm comm,
        CUstream stream);

    /// <summary>Copies the root's buffer to all ranks, in place; the older form of <see cref="ncclBroadcast"/>.</summary>
    /// <param name="buff">The root's input and the others' output, a device address.</param>
    /// <param name="count">Elements in the buffer.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="root">The rank that sends.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclBcast(
        void* buff, nuint count, NcclDataType datatype, int root, NcclComm comm, CUstream stream);

    /// <summary>Copies the root's buffer to all ranks. Since 2.2.</summary>
    /// <param name="sendbuff">The root's input, a device address; ignored elsewhere.</param>
    /// <param name="recvbuff">The output; at the root it may equal <paramref name="sendbuff"/>.</param>
    /// <param name="count">Elements in each buffer.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="root">The rank that sends.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclBroadcast(
        void* sendbuff, void* recvbuff, nuint count, NcclDataType datatype, int root, NcclComm comm, CUstream stream);

    /// <summary>Reduces the buffers of all ranks into everyone's.</summary>
    /// <param name="sendbuff">This rank's input, a device address.</param>
    /// <param name="recvbuff">The output; it may equal <paramref name="sendbuff"/>.</param>
    /// <param name="count">Elements in each buffer.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="op">The reduction.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclAllReduce(
        void* sendbuff, void* recvbuff, nuint count, NcclDataType datatype, NcclRedOp op, NcclComm comm, CUstream stream);

    /// <summary>Reduces the buffers of all ranks and leaves one block of the result with each.</summary>
    /// <param name="sendbuff">This rank's input, a device address: as many blocks as ranks.</param>
    /// <param name="recvbuff">The output, one block; in place it is block <c>rank</c> of <paramref name="sendbuff"/>.</param>
    /// <param name="recvcount">Elements in one block.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="op">The reduction.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclReduceScatter(
        void* sendbuff, void* recvbuff, nuint recvcount, NcclDataType datatype, NcclRedOp op, NcclComm comm, CUstream stream);

    /// <summary>Gathers one block of each rank, in rank order, everywhere.</summary>
    /// <param name="sendbuff">
    /// This rank's block, a device address; in place it is block <c>rank</c> of <paramref name="recvbuff"/>.
    /// </param>
    /// <param name="recvbuff">The output: as many blocks as ranks.</param>
    /// <param name="sendcount">Elements in one block.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclAllGather(
        void* sendbuff, void* recvbuff, nuint sendcount, NcclDataType datatype, NcclComm comm, CUstream stream);

    /// <summary>Sends block j to rank j and receives block i from rank i. Since 2.28.3.</summary>
    /// <param name="sendbuff">The input, a device address: as many blocks as ranks.</param>
    /// <param name="recvbuff">The output, as many blocks; not <paramref name="sendbuff"/>.</param>
    /// <param name="count">Elements in one block.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclAlltoAll(
        void* sendbuff, void* recvbuff, nuint count, NcclDataType datatype, NcclComm comm, CUstream stream);

    /// <summary>Gathers one block of each rank, in rank order, at the root. Since 2.28.3.</summary>
    /// <param name="sendbuff">This rank's block, a device address.</param>
    /// <param name="recvbuff">The output, at the root only: as many blocks as ranks.</param>
    /// <param name="count">Elements in one block.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="root">The rank that receives.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclGather(
        void* sendbuff, void* recvbuff, nuint count, NcclDataType datatype, int root, NcclComm comm, CUstream stream);

    /// <summary>Hands block i of the root's buffer to rank i. Since 2.28.3.</summary>
    /// <param name="sendbuff">The input, at the root only, a device address: as many blocks as ranks.</param>
    /// <param name="recvbuff">The output, one block.</param>
    /// <param name="count">Elements in one block.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="root">The rank that sends.</param>
    /// <param name="comm">The communicator.</param>
    /// <param name="stream">
    /// The stream the operation is enqueued on; it belongs to the primary context of the communicator's device.
    /// </param>
    /// <returns>The result of enqueuing it.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclScatter(
        void* sendbuff, void* recvbuff, nuint count, NcclDataType datatype, int root, NcclComm comm, CUstream stream);
}
