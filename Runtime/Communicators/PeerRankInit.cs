using ILGPU.Runtime.Cuda;

namespace TypedCollectives;

/// <summary>Makes one rank of the Peer backend whose ranks are in several processes of one host, each with a CUDA device of its own.</summary>
internal static class PeerRankInit
{
    internal static async Task<RankParts> InitAsync(RankInit init, CancellationToken cancellationToken)
    {
        if (init.Size > PeerAddresses.MaxRanks)
            throw new NotSupportedException($"The Peer backend carries up to {PeerAddresses.MaxRanks} ranks, not {init.Size}. Ask for BackendKind.Nccl.");
        int count = DeviceSet.CountCuda();
        if (count == 0)
            throw new NotSupportedException("Between processes the Peer backend carries CUDA devices, and none was found. Ask for BackendKind.Host.");
        int number = LocalDevice.ChooseOwn(init.Device, Environment.GetEnvironmentVariable, count);
        if (number >= count)
            throw new ArgumentOutOfRangeException(nameof(init), number, $"Rank {init.Rank}: there are {count} CUDA devices here, 0 to {count - 1}.");

        DeviceSet devices = DeviceSet.OpenCuda(number, 1);
        CudaPeerRank? rank = null;
        try
        {
            CollectiveDevice device = devices.Devices[0];
            rank = new CudaPeerRank(device, init.Size);
            var introduction = new PeerIntroduction(
                PeerIntroduction.BusIdOf(number), ((CudaAccelerator)device.Accelerator).NumMultiprocessors, rank.InboxName());
            await using ManagedRing ring = await RankMeeting.MeetAsync(init, device, introduction.ToBytes(), cancellationToken).ConfigureAwait(false);
            PeerIntroduction[] all = [.. ring.Ranks.Select(PeerIntroduction.Read)];
            Check(init, ring, all);
            var neighbours = new PeerNeighbours(rank, init.Rank, ring.Ranks, all);
            // One group a multiprocessor is always resident; all ranks launch the same number.
            int groups = all.Min(peer => peer.Multiprocessors);
            return new RankParts(
                device, new ProcessPeerBackend(rank, neighbours, groups, init.Options.Timeout),
                $"Peer: asked for; {init.Size} processes of this host by CUDA IPC, {ring.Meeting}", devices);
        }
        catch
        {
            rank?.Dispose();
            devices.Dispose();
            throw;
        }
    }

    private static void Check(RankInit init, ManagedRing ring, PeerIntroduction[] all)
    {
        if (ring.NodeCount > 1)
        {
            RankInfo here = ring.Ranks[init.Rank];
            RankInfo elsewhere = ring.Ranks.First(other => other.Identity.HostHash != here.Identity.HostHash);
            throw new NotSupportedException(
                $"The Peer backend carries ranks of one host: {here}, {elsewhere}. Ask for BackendKind.Nccl.");
        }

        foreach (IGrouping<string, int> shared in Enumerable.Range(0, all.Length).GroupBy(other => all[other].BusId))
        {
            if (shared.ToArray() is [int first, int second, ..])
            {
                throw new CollectiveException(
                    $"{ring.Ranks[first]} and {ring.Ranks[second]} have the same device, at {shared.Key}: kernels of two processes on one device do not "
                    + "run side by side. Give each rank a device of its own.");
            }
        }
    }
}
