using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>An allocation of every other rank, mapped into this process.</summary>
internal sealed unsafe class PeerMapping(CudaPeerRank device) : IDisposable
{
    private const uint EnablePeerAccess = 1;

    private readonly List<CUdeviceptr> _opened = [];

    /// <summary>Maps one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="owner">Whose it is, for the message.</param>
    /// <returns>The address of its first byte here.</returns>
    /// <exception cref="CollectiveException">It cannot be mapped: the devices have no access to each other's memory, or the driver refuses.</exception>
    internal long Open(CUipcMemHandle name, string owner)
    {
        device.Bind();
        CUdeviceptr address;
        CUresult result = CudaNative.cuIpcOpenMemHandle_v2(&address, name, EnablePeerAccess);
        if (result != CUresult.Success)
        {
            CudaDriver.Check(
                result, $"{owner}; mapping its memory on {device.Device} (cuIpcOpenMemHandle). Both devices need access to each other's memory, "
                + "and both processes the same IPC namespace; otherwise ask for BackendKind.Nccl. cuIpcOpenMemHandle");
        }

        _opened.Add(address);
        return address.Value;
    }

    public void Dispose()
    {
        device.Bind();
        foreach (CUdeviceptr address in _opened)
            _ = CudaNative.cuIpcCloseMemHandle(address);
        _opened.Clear();
    }
}
