namespace TypedCollectives;

/// <summary>How communicators are made.</summary>
public sealed record CommunicatorOptions
{
    /// <summary>The backend that carries the collectives.</summary>
    /// <value><see cref="BackendKind.Auto"/> by default.</value>
    public BackendKind Backend { get; init; } = BackendKind.Auto;

    /// <summary>
    /// How long a rank waits for the others, and <see cref="Communicator.Synchronize"/> for a stream, before the call fails.
    /// </summary>
    /// <value>60 seconds by default; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
