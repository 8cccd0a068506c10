namespace TypedCollectives.Samples.NcclDemo.Worlds;

/// <summary>The processes of the job, as whoever started them tells it.</summary>
internal interface IWorld : IAsyncDisposable
{
    /// <summary>Who started the processes, and how they share the id.</summary>
    string Description { get; }

    /// <summary>The number of this process.</summary>
    [RankVarying]
    int Rank { get; }

    /// <summary>The number of processes.</summary>
    [Uniform]
    int Size { get; }

    /// <summary>The number of this process among those of its host.</summary>
    [RankVarying]
    int LocalRank { get; }

    /// <summary>The number of processes on this host.</summary>
    int LocalSize { get; }

    /// <summary>Has process 0 make an id, and gives it to all.</summary>
    Task<UniqueId> ShareAsync(Func<UniqueId> create, CancellationToken cancellationToken);
}
