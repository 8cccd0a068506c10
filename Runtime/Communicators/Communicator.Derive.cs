using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>The color of a rank that is to be in no part of a <see cref="Split"/>.</summary>
    public const int NoColor = NcclConstants.SplitNoColor;

    /// <summary>Makes a communicator of the ranks that give the same color. Every rank calls it.</summary>
    /// <param name="color">The part, at least 0; or <see cref="NoColor"/>, to be in none.</param>
    /// <param name="key">Orders the ranks of the part; ranks with equal keys keep their order.</param>
    /// <param name="options">
    /// How; <see langword="null"/> takes this communicator's. Of the options given only <see cref="CommunicatorOptions.Timeout"/> and
    /// <see cref="CommunicatorOptions.Nccl"/> are used; a communicator stays on its backend, and blocking or not.
    /// </param>
    /// <returns>
    /// The communicator; <see langword="null"/> for <see cref="NoColor"/>. It uses this one's device: dispose it before this one.
    /// </returns>
    /// <remarks>
    /// Waits for this communicator's stream first: nothing may be under way on it. A thread that drives several ranks does this for all
    /// of them inside one <see cref="CollectiveGroup"/>, without collectives; the communicators can be used when the group has ended.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The color is below <see cref="NoColor"/>.</exception>
    /// <exception cref="ArgumentException">The options ask for another backend or blocking mode, or contradict each other.</exception>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">The open group holds collectives, or the communicator is in a group of another thread.</exception>
    /// <exception cref="NotSupportedException">The ranks are in several processes without NCCL, or the loaded library is too old.</exception>
    /// <exception cref="CollectiveException">A rank did not come before the deadline, or the library underneath failed.</exception>
    [Collective]
    public Communicator? Split([RankVarying] int color, [RankVarying] int key = 0, CommunicatorOptions? options = null)
    {
        if (color < NoColor)
            throw new ArgumentOutOfRangeException(nameof(color), color, "A color is at least 0, or Communicator.NoColor.");
        Communicator? child = color == NoColor ? null : new Communicator(this, "split off");
        Ask(new SplitRequest(this, color, key, child, options));
        return child;
    }

    /// <summary>Makes a communicator without some ranks. The others call it, and only they. NCCL 2.27.3 or newer.</summary>
    /// <param name="excludedRanks">The ranks left out, in any order; at least one, not this one.</param>
    /// <param name="abort">
    /// Whether what is under way on this communicator is ended first: for after an error. Otherwise nothing may be under way.
    /// </param>
    /// <param name="options">How; <see langword="null"/> takes this communicator's. See <see cref="Split"/>.</param>
    /// <returns>The communicator, whose ranks close up. It uses this one's device: dispose it before this one.</returns>
    /// <remarks>A thread that drives several ranks does this for all of them inside one <see cref="CollectiveGroup"/>.</remarks>
    /// <exception cref="ArgumentException">
    /// There are no excluded ranks, one is given twice or does not exist, it is this one, or the options do not fit.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">The open group holds collectives, or the communicator is in a group of another thread.</exception>
    /// <exception cref="NotSupportedException">NCCL does not carry the communicator, or the loaded one is too old.</exception>
    /// <exception cref="CollectiveException">A rank did not come before the deadline, or the library underneath failed.</exception>
    public Communicator Shrink(ReadOnlySpan<int> excludedRanks, bool abort = false, CommunicatorOptions? options = null)
    {
        int[] excluded = [.. excludedRanks];
        if (excluded.Length == 0)
            throw new ArgumentException("No ranks are left out: a communicator shrinks by at least one.", nameof(excludedRanks));
        if (excluded.Distinct().Count() < excluded.Length)
            throw new ArgumentException("A rank is left out twice.", nameof(excludedRanks));
        foreach (int rank in excluded)
        {
            if ((uint)rank >= (uint)Size)
                throw new ArgumentException($"There is no rank {rank}: a rank of {Size} is 0 to {Size - 1}.", nameof(excludedRanks));
            if (rank == Rank)
                throw new ArgumentException($"Rank {rank} is left out and calls Shrink: only the ranks that stay do.", nameof(excludedRanks));
        }

        var child = new Communicator(this, "shrunk");
        Ask(new ShrinkRequest(this, excluded, abort, child, options));
        return child;
    }

    /// <summary>Makes the id by which new ranks join this communicator. One rank calls it, once for each growth. NCCL 2.29.2 or newer.</summary>
    /// <returns>The id: give it to every new rank's <see cref="Join"/>, and to this rank's own <see cref="Grow"/>.</returns>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException"><c>NCCL_COMM_ID</c> is set; or the communicator has calls in an open group.</exception>
    /// <exception cref="NotSupportedException">NCCL does not carry the communicator, or the loaded one is too old.</exception>
    /// <exception cref="CollectiveException">The library underneath failed.</exception>
    public UniqueId GetUniqueId()
    {
        CheckUsable();
        return RequireNccl(nameof(GetUniqueId)).GetUniqueId();
    }

    /// <summary>Makes a communicator of these ranks and new ones. Every rank calls it; new ones call <see cref="Join"/>. NCCL 2.29.2 or newer.</summary>
    /// <param name="size">The new number of ranks; the new ones are numbered from the present <see cref="Size"/> on.</param>
    /// <param name="id">The id, on the rank that made it with <see cref="GetUniqueId"/>; <see langword="null"/> on the others.</param>
    /// <param name="options">How; <see langword="null"/> takes this communicator's. See <see cref="Split"/>.</param>
    /// <returns>
    /// The communicator, in which this rank keeps its number. It uses this one's device: dispose it before this one, which is of no further use.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not more than the present <see cref="Size"/>.</exception>
    /// <exception cref="ArgumentException">The options do not fit.</exception>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// <c>NCCL_COMM_ID</c> is set; the open group holds collectives; or the communicator is in a group of another thread.
    /// </exception>
    /// <exception cref="NotSupportedException">NCCL does not carry the communicator, or the loaded one is too old.</exception>
    /// <exception cref="CollectiveException">A rank did not come before the deadline, or the library underneath failed.</exception>
    [Collective]
    public Communicator Grow([Uniform] int size, UniqueId? id = null, CommunicatorOptions? options = null)
    {
        if (size <= Size)
            throw new ArgumentOutOfRangeException(nameof(size), size, $"A communicator of {Size} ranks grows to more.");
        var child = new Communicator(this, "grown");
        Ask(new GrowRequest(this, size, id, child, options));
        return child;
    }

    private void Ask(GroupRequest request)
    {
        CheckUsable();
        Transport.Check(request);
        if (GroupState.Open is { } group)
            group.Keep(request);
        else
            Transport.Run([request]);
    }
}
