using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>The communicators of all ranks one process holds, in rank order; what <see cref="Communicator.InitAll(CommunicatorOptions?)"/> makes.</summary>
/// <remarks>
/// One thread may drive them all, each step inside one <see cref="CollectiveGroup"/>, or one thread each. Disposing the clique
/// disposes its communicators and the devices it opened.
/// </remarks>
public sealed class CommunicatorClique : IReadOnlyList<Communicator>, IDisposable
{
    private readonly ImmutableArray<Communicator> _communicators;
    private readonly IDisposable _owned;

    internal CommunicatorClique(ImmutableArray<Communicator> communicators, string reason, IDisposable owned)
    {
        _communicators = communicators;
        _owned = owned;
        BackendReason = reason;
    }

    /// <summary>The number of ranks.</summary>
    [Uniform]
    public int Count => _communicators.Length;

    /// <summary>The backend that carries the collectives.</summary>
    public BackendKind Backend => _communicators[0].Backend;

    /// <summary>Why that backend was chosen, in one line.</summary>
    public string BackendReason { get; }

    /// <summary>The communicator of a rank.</summary>
    /// <param name="index">The rank.</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is not a rank.</exception>
    public Communicator this[int index] => _communicators[index];

    /// <summary>Waits until every rank's stream is done.</summary>
    /// <exception cref="ObjectDisposedException">A communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">A group is open on this thread.</exception>
    /// <exception cref="CollectiveException">The library or a device reported an error, or the deadline passed.</exception>
    [CompletesInFlight]
    public void Synchronize()
    {
        foreach (Communicator communicator in _communicators)
            communicator.Synchronize();
    }

    /// <summary>Checks that there is exactly one item for each rank.</summary>
    /// <typeparam name="TState">What each rank has.</typeparam>
    /// <param name="states">One item a rank, in rank order.</param>
    /// <param name="name">Filled in by the compiler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="states"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are more or fewer items than ranks.</exception>
    internal void RequireOnePerRank<TState>(
        IReadOnlyList<TState> states, [CallerArgumentExpression(nameof(states))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(states, name);
        if (states.Count != Count)
        {
            throw new ArgumentException(
                $"The clique has {Count} ranks and needs one item for each, in rank order; there are {states.Count}.", name);
        }
    }

    /// <summary>Enumerates the communicators in rank order.</summary>
    /// <returns>The enumerator; a struct, so that a <c>foreach</c> allocates nothing.</returns>
    public ImmutableArray<Communicator>.Enumerator GetEnumerator() => _communicators.GetEnumerator();

    IEnumerator<Communicator> IEnumerable<Communicator>.GetEnumerator() =>
        ((IEnumerable<Communicator>)_communicators).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_communicators).GetEnumerator();

    /// <summary>Disposes every communicator, then the devices the clique opened.</summary>
    /// <exception cref="InvalidOperationException">A communicator has calls in a group that is still open.</exception>
    public void Dispose()
    {
        foreach (Communicator communicator in _communicators)
            communicator.StartDispose();
        foreach (Communicator communicator in _communicators)
            communicator.Dispose();
        _owned.Dispose();
    }
}
