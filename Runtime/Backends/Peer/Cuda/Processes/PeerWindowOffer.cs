using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>What a rank tells the others of its buffer for a window; sent as it lies in memory.</summary>
internal struct PeerWindowOffer
{
    /// <summary>The name of the allocation the buffer is in.</summary>
    internal CUipcMemHandle Allocation;

    /// <summary>Where in it the buffer begins, in bytes.</summary>
    internal long Offset;

    /// <summary>The size of the buffer in bytes.</summary>
    internal long Bytes;

    internal NcclWindowFlags Flags;

    /// <summary>What naming the allocation came to: success, or why other processes cannot map it.</summary>
    internal CUresult Naming;

    /// <summary>The offer of a buffer; memory that no other process can map is no failure.</summary>
    /// <param name="device">The rank's device.</param>
    /// <param name="pointer">Where the buffer is.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="flags">What is asked for.</param>
    internal static unsafe PeerWindowOffer Of(CudaPeerRank device, nint pointer, long bytes, NcclWindowFlags flags)
    {
        using var binding = new PeerBinding(device);
        var address = new CUdeviceptr(pointer);
        var offer = new PeerWindowOffer { Bytes = bytes, Flags = flags };
        CUdeviceptr start;
        nuint size;
        CUipcMemHandle name = default;
        offer.Naming = CudaNative.cuMemGetAddressRange_v2(&start, &size, address);
        if (offer.Naming == CUresult.Success)
            offer.Naming = CudaNative.cuIpcGetMemHandle(&name, start);
        if (offer.Naming != CUresult.Success)
            return offer;
        offer.Allocation = name;
        offer.Offset = address.Value - start.Value;
        return offer;
    }

    /// <summary>Throws if the ranks do not offer the same.</summary>
    /// <exception cref="CollectiveMismatchException">They do not: every rank finds so.</exception>
    internal static void RequireAlike(ReadOnlySpan<PeerWindowOffer> offers)
    {
        PeerWindowOffer first = offers[0];
        for (int rank = 1; rank < offers.Length; rank++)
        {
            PeerWindowOffer other = offers[rank];
            if (other.Bytes != first.Bytes || other.Flags != first.Flags)
            {
                throw new CollectiveMismatchException(
                    $"RegisterWindow: rank 0 has a buffer of {first.Bytes} bytes (flags {first.Flags}), rank {rank} one of {other.Bytes} "
                    + $"(flags {other.Flags}). The buffers of a window are as long on every rank, and of the same flags.");
            }
        }
    }
}
