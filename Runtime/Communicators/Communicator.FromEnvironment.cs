using TypedCollectives.Interop.Libraries;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>Makes this process's communicator, one rank a process, by what its launcher set in the environment.</summary>
    /// <param name="options">How; the defaults if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Gives up; the other ranks are told where that is possible.</param>
    /// <returns>The communicator, which owns its device, when all ranks have come. Its <see cref="BackendReason"/> says how they met.</returns>
    /// <remarks>
    /// Understands <c>collectives run</c>, torchrun, mpirun (Open MPI, MPICH and their kin), srun, and variables set by hand;
    /// <see cref="EnvironmentRendezvous.Open(TimeSpan?)"/> has the order. The ranks of a host take its devices by their local rank.
    /// </remarks>
    /// <exception cref="InvalidOperationException">A group is open on this thread: a group cannot be awaited in.</exception>
    /// <exception cref="NotSupportedException">The backend asked for cannot carry ranks of several processes.</exception>
    /// <exception cref="CollectiveTimeoutException">Not all ranks came in time; the message names those missing.</exception>
    /// <exception cref="CollectiveException">
    /// No launcher set anything, or what is set is incomplete or contradicts itself; or ranks disagree, or one left.
    /// </exception>
    /// <exception cref="NativeLibraryNotFoundException">MPI is needed and its library is not found.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<Communicator> FromEnvironmentAsync(CommunicatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new CommunicatorOptions();
        if (GroupState.Open is { } group)
            throw CallErrors.AsyncInitInGroup(group);

        IRendezvous rendezvous = EnvironmentRendezvous.Open(options.Timeout);
        await using (rendezvous.ConfigureAwait(false))
        {
            UniqueId id = await rendezvous.ExchangeAsync(
                () => UniqueId.Create(new UniqueIdOptions { Timeout = options.Timeout, Interface = options.Interface, CancellationToken = cancellationToken }),
                cancellationToken).ConfigureAwait(false);
            Communicator communicator = await InitAsync(
                id, rendezvous.Rank, rendezvous.Size, rendezvous.LocalRank, options, cancellationToken).ConfigureAwait(false);
            communicator._reason += $"; {rendezvous.Description}";
            return communicator;
        }
    }
}
