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
        return Make(init);
    }

    /// <summary>Makes one rank's communicator as <see cref="Init"/> does, meeting at several ids, whose roots share the ranks. NCCL 2.23.4 or newer.</summary>
    /// <param name="ids">
    /// The ids, the same in the same order on every rank, at most as many as ranks; each is made on a rank of its own
    /// (<see cref="UniqueId.Create"/>) and serves once.
    /// </param>
    /// <param name="rank">This rank, 0 to <paramref name="size"/> - 1.</param>
    /// <param name="size">The number of ranks.</param>
    /// <param name="device">
    /// The number of its device; by default the local rank the launcher set in the environment, else the first device.
    /// </param>
    /// <param name="options">How; the defaults if <see langword="null"/>.</param>
    /// <returns>The communicator, which owns its device.</returns>
    /// <remarks>For thousands of ranks, which one root keeps waiting. NCCL gives equal parts of the ranks, in order, to the ids.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="ids"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank or device.</exception>
    /// <exception cref="ArgumentException">There are no ids, more than ranks, one is given twice, or one holds no address.</exception>
    /// <exception cref="NotSupportedException">NCCL does not carry the ranks, or the loaded one is too old.</exception>
    /// <exception cref="CollectiveTimeoutException">Not all ranks came in time.</exception>
    /// <exception cref="CollectiveException">Ranks disagree, one left, or a root cannot be reached.</exception>
    public static Communicator InitScalable(
        IReadOnlyList<UniqueId> ids, int rank, [Uniform] int size, int? device = null, CommunicatorOptions? options = null)
    {
        RankInit init = RankInit.Checked(ids, rank, size, device, options);
        CommunicatorFactory.RequireNccl(init);
        return Make(init);
    }

    /// <summary>Makes the communicator of a rank that is new in a communicator that grows. NCCL 2.29.2 or newer.</summary>
    /// <param name="id">The id that one rank of the communicator made with <see cref="GetUniqueId"/>.</param>
    /// <param name="rank">The new rank: the old number of ranks to <paramref name="size"/> - 1.</param>
    /// <param name="size">The new number of ranks, as the old ones give it to <see cref="Grow"/>.</param>
    /// <param name="device">
    /// The number of its device; by default the local rank the launcher set in the environment, else the first device.
    /// </param>
    /// <param name="options">How; the defaults if <see langword="null"/>. NCCL's are to be those of the old ranks.</param>
    /// <returns>The communicator, which owns its device.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank or device, or the rank is an old one.</exception>
    /// <exception cref="ArgumentException">The id holds no address.</exception>
    /// <exception cref="InvalidOperationException"><c>NCCL_COMM_ID</c> is set.</exception>
    /// <exception cref="NotSupportedException">NCCL does not carry the ranks, or the loaded one is too old.</exception>
    /// <exception cref="CollectiveTimeoutException">Not all ranks came in time.</exception>
    /// <exception cref="CollectiveException">Ranks disagree, one left, or the root cannot be reached.</exception>
    public static Communicator Join(
        UniqueId id, int rank, [Uniform] int size, int? device = null, CommunicatorOptions? options = null)
    {
        RankInit init = RankInit.CheckedGrowth(id, rank, size, device, options);
        CommunicatorFactory.RequireNccl(init);
        return Make(init);
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

    /// <summary>The communicator was made of another one.</summary>
    internal void Complete(RankParts parts, int rank, int size)
    {
        _rank = rank;
        _size = size;
        Complete(parts);
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

    private static Communicator Make(RankInit init)
    {
        var communicator = new Communicator(init.Rank, init.Size);
        if (GroupState.Open is { } group)
            group.Keep(new PendingInit(communicator, init));
        else
            PendingInit.MakeAll([new PendingInit(communicator, init)]);
        return communicator;
    }

    private static async Task<Communicator> MakeAsync(RankInit init, CancellationToken cancellationToken)
    {
        var communicator = new Communicator(init.Rank, init.Size);
        RankParts[] parts = await CommunicatorFactory.MakeAsync([init], cancellationToken).ConfigureAwait(false);
        communicator.Complete(parts[0]);
        return communicator;
    }
}
