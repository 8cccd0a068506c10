namespace TypedCollectives;

/// <summary>Makes one rank of the Host backend whose ranks are in several processes.</summary>
internal static class HostRankInit
{
    internal static async Task<RankParts> InitAsync(RankInit init, string reason, CancellationToken cancellationToken)
    {
        int device = LocalDevice.Choose(init.Device, Environment.GetEnvironmentVariable);
        DeviceSet devices = DeviceSet.OpenHostAt(device);
        try
        {
            ManagedRing ring = await RankMeeting.MeetAsync(init, devices.Devices[0], default, cancellationToken).ConfigureAwait(false);
            var mesh = new TcpMesh(init.Rank, init.Size, ring);
            string ranks = $"{init.Size} {(init.Size == 1 ? "rank" : "ranks")} on {ring.NodeCount} {(ring.NodeCount == 1 ? "host" : "hosts")}";
            return new RankParts(
                devices.Devices[0], new TcpBackend(mesh, init.Options.Timeout),
                $"{reason}; over TCP, {ranks} (local rank {ring.LocalRank} of {ring.LocalSize}), {ring.Meeting}", devices);
        }
        catch
        {
            devices.Dispose();
            throw;
        }
    }
}
