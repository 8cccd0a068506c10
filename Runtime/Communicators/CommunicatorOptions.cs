namespace TypedCollectives;

/// <summary>How communicators are made.</summary>
public sealed record CommunicatorOptions
{
    /// <summary>The backend that carries the collectives.</summary>
    /// <value><see cref="BackendKind.Auto"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of <see cref="BackendKind"/>.</exception>
    public BackendKind Backend
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Backend), value, "Not a backend of BackendKind.");
    }

    /// <summary>
    /// How long a rank waits for the others, and <see cref="Communicator.Synchronize"/> for a stream, before the call fails.
    /// </summary>
    /// <value>60 seconds by default; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither positive nor infinite, or longer than 24 days.</exception>
    public TimeSpan Timeout
    {
        get;
        init => field = value == System.Threading.Timeout.InfiniteTimeSpan || (value > TimeSpan.Zero && value.TotalMilliseconds <= int.MaxValue)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Timeout), value, "A timeout is positive and at most 24 days, or infinite.");
    } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The network interface by which the ranks of several processes reach this one, in the grammar of <c>NCCL_SOCKET_IFNAME</c>.
    /// </summary>
    /// <value>
    /// <see langword="null"/> by default: NCCL's settings decide, or else the interface on the network of the id's root.
    /// </value>
    public string? Interface { get; init; }

    /// <summary>How NCCL makes the communicator; other backends do not read it.</summary>
    /// <value><see langword="null"/> by default: everything is left to NCCL.</value>
    public NcclOptions? Nccl { get; init; }
}
