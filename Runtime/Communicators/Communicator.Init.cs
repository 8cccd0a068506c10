namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>Makes one rank's communicator; every rank of the id does so, in whatever process it is.</summary>
    /// <param name="id">The id one rank made (<see cref="UniqueId.Create"/>) and gave to all the others; it serves once.</param>
    /// <param name="rank">This rank, 0 to <paramref name="size"/> - 1.</param>
    /// <param name="size">The number of ranks.</param>
    /// <param name="device">
    /// The number of its device; by default the local rank the launcher set in the environment, else the first device.
    /// </param>
    /// <param name="options">How; the defaults if <see langword="null"/>.</param>
    /// <returns>The communicator, which owns its device.</returns>
    /// <remarks>
    /// Waits until all ranks have come. A thread that makes several ranks does so inside one <see cref="CollectiveGroup"/>: there the
    /// communicator is returned at once, and made, with the others, when the outermost group ends. Until then it cannot be used.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank or device.</exception>
    /// <exception cref="ArgumentException">The id holds no address.</exception>
    /// <exception cref="NotSupportedException">The backend asked for cannot carry ranks of several processes.</exception>
    /// <exception cref="CollectiveTimeoutException">Not all ranks came in time; the message names those missing.</exception>
    /// <exception cref="CollectiveException">Ranks disagree, one left, or the root cannot be reached.</exception>
    public static Communicator Init(
        UniqueId id, int rank, [Uniform] int size, int? device = null, CommunicatorOptions? options = null)
    {
        RankInit init = RankInit.Checked(id, rank, size, device, options);
        _ = CommunicatorFactory.Choose(init.Options); // what cannot work is said where it was asked for
        var communicator = new Communicator(rank, size);
        if (GroupState.Open is { } group)
            group.Keep(new PendingInit(communicator, init));
        else
            PendingInit.MakeAll([new PendingInit(communicator, init)]);
        return communicator;
    }

    /// <summary>Makes one rank's communicator without holding the thread up.</summary>
    /// <param name="id">The id one rank made (<see cref="UniqueId.Create"/>) and gave to all the others; it serves once.</param>
    /// <param name="rank">This rank, 0 to <paramref name="size"/> - 1.</param>
    /// <param name="size">The number of ranks.</param>
    /// <param name="device">
    /// The number of its device; by default the local rank the launcher set in the environment, else the first device.
    /// </param>
    /// <param name="options">How; the defaults if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Gives up; the other ranks are told.</param>
    /// <returns>The communicator, which owns its device, when all ranks have come.</returns>
    /// <remarks>Several of these run side by side without a group; inside one use <see cref="Init"/>.</remarks>
    /// <exception cref="InvalidOperationException">A group is open on this thread: a group cannot be awaited in.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank or device.</exception>
    /// <exception cref="ArgumentException">The id holds no address.</exception>
    /// <exception cref="NotSupportedException">The backend asked for cannot carry ranks of several processes.</exception>
    /// <exception cref="CollectiveTimeoutException">Not all ranks came in time; the message names those missing.</exception>
    /// <exception cref="CollectiveException">Ranks disagree, one left, or the root cannot be reached.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Task<Communicator> InitAsync(
        UniqueId id, int rank, [Uniform] int size, int? device = null, CommunicatorOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        RankInit init = RankInit.Checked(id, rank, size, device, options);
        _ = CommunicatorFactory.Choose(init.Options);
        return GroupState.Open is { } group ? throw CallErrors.AsyncInitInGroup(group) : MakeAsync(init, cancellationToken);
    }

    /// <summary>The communicator's rank has met the others.</summary>
    internal void Complete(RankParts parts)
    {
        _device = parts.Device;
        _transport = parts.Backend;
        _reason = parts.Reason;
        _owned = parts.Owned;
        Initialising = null;
    }

    private static async Task<Communicator> MakeAsync(RankInit init, CancellationToken cancellationToken)
    {
        var communicator = new Communicator(init.Rank, init.Size);
        RankParts[] parts = await CommunicatorFactory.MakeAsync([init], cancellationToken).ConfigureAwait(false);
        communicator.Complete(parts[0]);
        return communicator;
    }
}
