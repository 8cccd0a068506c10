using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>The inboxes of ranks in other processes, mapped into this one.</summary>
internal sealed unsafe class PeerMapping : IDisposable
{
    private const uint EnablePeerAccess = 1;

    private readonly CudaPeerRank _rank;
    private readonly List<CUdeviceptr> _opened = [];

    /// <summary>Maps every other rank's inbox.</summary>
    /// <exception cref="CollectiveException">One cannot be mapped: the devices have no access to each other's memory, or the driver refuses.</exception>
    internal PeerMapping(CudaPeerRank rank, int number, IReadOnlyList<RankInfo> ranks, IReadOnlyList<PeerIntroduction> introductions)
    {
        _rank = rank;
        Span<long> inboxes = stackalloc long[ranks.Count];
        try
        {
            rank.Bind();
            for (int other = 0; other < ranks.Count; other++)
                inboxes[other] = other == number ? rank.Inbox : Open(ranks[other], introductions[other]);
        }
        catch
        {
            Dispose();
            throw;
        }

        Inboxes = PeerAddresses.Of(inboxes);
    }

    /// <summary>Every rank's inbox as this rank's device sees it.</summary>
    internal PeerAddresses Inboxes { get; }

    public void Dispose()
    {
        _rank.Bind();
        foreach (CUdeviceptr address in _opened)
            _ = CudaNative.cuIpcCloseMemHandle(address);
        _opened.Clear();
    }

    private long Open(RankInfo other, PeerIntroduction introduction)
    {
        CUdeviceptr address;
        CUresult result = CudaNative.cuIpcOpenMemHandle_v2(&address, introduction.Inbox, EnablePeerAccess);
        if (result != CUresult.Success)
        {
            CudaDriver.Check(
                result, $"{other} has its device at {introduction.BusId}; mapping its memory on {_rank.Device} (cuIpcOpenMemHandle). Both devices need "
                + "access to each other's memory, and both processes the same IPC namespace; otherwise ask for BackendKind.Nccl. cuIpcOpenMemHandle");
        }

        _opened.Add(address);
        return address.Value;
    }
}
