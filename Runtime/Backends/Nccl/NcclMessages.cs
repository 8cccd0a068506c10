using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Collectives made of sends and receives, for libraries that have no call of their own for them; inside a group.</summary>
/// <param name="comm">The communicator.</param>
/// <param name="rank">Its rank.</param>
/// <param name="size">The number of ranks.</param>
internal sealed unsafe class NcclMessages(NcclComm comm, int rank, int size)
{
    /// <summary>A block to and from every rank.</summary>
    internal NcclResult Exchange(void* send, long sendStride, void* recv, long recvStride, long bytes, CUstream stream)
    {
        NcclResult result = NcclResult.Success;
        for (int peer = 0; peer < size && NcclProgress.IsFine(result); peer++)
        {
            result = Send((nint)send + (nint)(peer * sendStride), bytes, peer, stream);
            if (NcclProgress.IsFine(result))
                result = Recv((nint)recv + (nint)(peer * recvStride), bytes, peer, stream);
        }

        return result;
    }

    /// <summary>Every rank's block to the root.</summary>
    internal NcclResult Gather(in CollectiveCall call, CUstream stream)
    {
        NcclResult result = Send(call.Send.Pointer, call.Count, call.Peer, stream);
        for (int peer = 0; rank == call.Peer && peer < size && NcclProgress.IsFine(result); peer++)
            result = Recv(call.Recv.Pointer + (nint)(peer * call.Count), call.Count, peer, stream);
        return result;
    }

    /// <summary>A block of the root's to every rank.</summary>
    internal NcclResult Scatter(in CollectiveCall call, CUstream stream)
    {
        NcclResult result = Recv(call.Recv.Pointer, call.Count, call.Peer, stream);
        for (int peer = 0; rank == call.Peer && peer < size && NcclProgress.IsFine(result); peer++)
            result = Send(call.Send.Pointer + (nint)(peer * call.Count), call.Count, peer, stream);
        return result;
    }

    /// <summary>A message of bytes to a rank.</summary>
    internal NcclResult Send(nint pointer, long bytes, int peer, CUstream stream) =>
        NcclNative.ncclSend((void*)pointer, (nuint)bytes, NcclDataType.UInt8, peer, comm, stream);

    /// <summary>A message of bytes from a rank.</summary>
    internal NcclResult Recv(nint pointer, long bytes, int peer, CUstream stream) =>
        NcclNative.ncclRecv((void*)pointer, (nuint)bytes, NcclDataType.UInt8, peer, comm, stream);
}
