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
            ManagedRing ring = await MeetAsync(init, HostIdentity.Current(), devices.Devices[0], cancellationToken).ConfigureAwait(false);
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

    private static async Task<ManagedRing> MeetAsync(
        RankInit init, HostIdentity identity, CollectiveDevice device, CancellationToken cancellationToken)
    {
        // Its own root ends when every rank has joined, or its time is up.
        BootstrapRoot? root = AddressRoot.StartFor(init.Id, init.Rank, init.Options.Timeout, cancellationToken) ?? BootstrapRoot.Find(init.Id);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<ManagedRing> joining = ManagedRing.JoinAsync(
            init.Id, init.Rank, init.Size, identity, device.ToString(), init.Options.Interface, init.Options.Timeout, stopping.Token);
        if (root is null || await Task.WhenAny(joining, root.Completion).ConfigureAwait(false) == joining || !root.Completion.IsFaulted)
            return await joining.ConfigureAwait(false);

        // The root has failed. This rank is told if it had checked in; if not, nobody answers it any more.
        await Task.WhenAny(joining, Task.Delay(TimeSpan.FromSeconds(1), cancellationToken)).ConfigureAwait(false);
        if (!joining.IsCompleted)
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await ((Task)joining).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await root.Completion.ConfigureAwait(false);
        }

        return await joining.ConfigureAwait(false);
    }
}
