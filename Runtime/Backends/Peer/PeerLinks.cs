using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>Finds, and opens, the best link between each pair of devices.</summary>
internal static class PeerLinks
{
    internal static PeerLink[,] Open(CollectiveDevice[] devices)
    {
        var links = new PeerLink[devices.Length, devices.Length];
        for (int reader = 0; reader < devices.Length; reader++)
        {
            for (int owner = 0; owner < devices.Length; owner++)
                links[reader, owner] = Open(devices[reader], devices[owner]);
        }

        return links;
    }

    /// <summary>Whether every device can read every other one's memory.</summary>
    internal static bool AllDirect(CollectiveDevice[] devices) =>
        devices.All(reader => devices.All(owner => reader == owner || CanAccess(reader, owner)));

    private static PeerLink Open(CollectiveDevice reader, CollectiveDevice owner)
    {
        if (reader.Accelerator == owner.Accelerator)
            return PeerLink.Direct;
        if ((reader.Kind, owner.Kind) == (DeviceKind.Host, DeviceKind.Host))
            return PeerLink.Direct;
        if ((reader.Kind, owner.Kind) != (DeviceKind.Cuda, DeviceKind.Cuda))
            return PeerLink.HostCopy;
        if (!CanAccess(reader, owner))
            return PeerLink.DeviceCopy;

        // Not through ILGPU: NCCL may have enabled access between the primary contexts already, which ILGPU reports as an error.
        reader.Accelerator.Bind();
        CUresult result = CudaNative.cuCtxEnablePeerAccess(new CUcontext(owner.Accelerator.NativePtr), 0);
        if (result != CUresult.PeerAccessAlreadyEnabled)
            CudaDriver.Check(result, $"cuCtxEnablePeerAccess from {reader} to {owner}");
        return PeerLink.Direct;
    }

    private static bool CanAccess(CollectiveDevice reader, CollectiveDevice owner) => reader.Accelerator.CanAccessPeer(owner.Accelerator);
}
