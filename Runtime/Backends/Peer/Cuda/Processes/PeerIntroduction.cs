using System.Runtime.InteropServices;
using System.Text;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>What a rank's Peer backend tells the other processes of its host: which device it has, and the name of its inbox.</summary>
/// <param name="BusId">The device's place on the PCI bus: the same in every process, whatever numbers devices have there.</param>
/// <param name="Multiprocessors">How many it has.</param>
/// <param name="Inbox">The name of its inbox.</param>
internal sealed record PeerIntroduction(string BusId, int Multiprocessors, CUipcMemHandle Inbox)
{
    private const int MaxBusId = 32;

    internal static unsafe string BusIdOf(int device)
    {
        CUdevice handle;
        CudaDriver.Check(CudaNative.cuDeviceGet(&handle, device), "cuDeviceGet");
        byte* text = stackalloc byte[MaxBusId];
        CudaDriver.Check(CudaNative.cuDeviceGetPCIBusId(text, MaxBusId, handle), "cuDeviceGetPCIBusId");
        return Marshal.PtrToStringUTF8((nint)text)!;
    }

    internal ReadOnlyMemory<byte> ToBytes()
    {
        CUipcMemHandle inbox = Inbox;
        return new PayloadWriter()
            .Bytes(Encoding.UTF8.GetBytes(BusId))
            .Int32(Multiprocessors)
            .Bytes(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref inbox, 1)))
            .Written;
    }

    /// <summary>Reads what another rank said.</summary>
    /// <exception cref="CollectiveException">It said nothing of the kind: it is carried by another backend.</exception>
    internal static PeerIntroduction Read(RankInfo rank)
    {
        var reader = new PayloadReader(rank.Attachment.Span);
        string busId = reader.Text();
        int multiprocessors = reader.Int32();
        ReadOnlySpan<byte> inbox = reader.Bytes();
        return reader.IsWhole && inbox.Length == Marshal.SizeOf<CUipcMemHandle>() && multiprocessors > 0
            ? new PeerIntroduction(busId, multiprocessors, MemoryMarshal.Read<CUipcMemHandle>(inbox))
            : throw new CollectiveException($"{rank} is not carried by the Peer backend: every rank of an id uses the same backend.");
    }
}
