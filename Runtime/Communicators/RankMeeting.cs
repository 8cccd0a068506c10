namespace TypedCollectives;

/// <summary>Has a rank of a managed backend meet the others, and hear of it when the root has failed.</summary>
internal static class RankMeeting
{
    /// <summary>Joins the ring of the id; returns when all ranks have.</summary>
    /// <param name="init">The rank.</param>
    /// <param name="device">Its device.</param>
    /// <param name="attachment">What its backend says to the others'.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<ManagedRing> MeetAsync(
        RankInit init, CollectiveDevice device, ReadOnlyMemory<byte> attachment, CancellationToken cancellationToken)
    {
        // Its own root ends when every rank has joined, or its time is up.
        BootstrapRoot? root = AddressRoot.StartFor(init.Id, init.Rank, init.Options.Timeout, cancellationToken) ?? BootstrapRoot.Find(init.Id);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<ManagedRing> joining = ManagedRing.JoinAsync(
            init.Id, init.Rank, init.Size, HostIdentity.Current(), device.ToString(), init.Options.Interface, init.Options.Timeout, stopping.Token, attachment);
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
