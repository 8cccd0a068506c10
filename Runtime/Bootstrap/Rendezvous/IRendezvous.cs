namespace TypedCollectives;

/// <summary>How the processes of a job, which know nothing of each other yet, get the id that one of them makes.</summary>
public interface IRendezvous : IAsyncDisposable
{
    /// <summary>By what way the id comes, in a few words.</summary>
    string Description { get; }

    /// <summary>This process's number among those of the job.</summary>
    [RankVarying]
    int Rank { get; }

    /// <summary>How many processes the job has.</summary>
    [Uniform]
    int Size { get; }

    /// <summary>This process's number among those of its host, if the launcher said.</summary>
    [RankVarying]
    int? LocalRank { get; }

    /// <summary>Waits for every process, has process 0 make an id, and gives it to all. May be called again for another id.</summary>
    /// <param name="create">Makes the id; called on process 0 only, once all processes have come where that can be seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The id, the same one on all.</returns>
    /// <exception cref="CollectiveTimeoutException">Not all came in time; the message names those missing.</exception>
    /// <exception cref="CollectiveException">They disagree on their number, one left, or process 0 could not make an id.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<UniqueId> ExchangeAsync(Func<UniqueId> create, CancellationToken cancellationToken = default);
}
