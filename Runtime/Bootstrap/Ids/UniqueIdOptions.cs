using System.Net;

namespace TypedCollectives;

/// <summary>How <see cref="UniqueId.Create"/> makes an id, and how long its root waits.</summary>
public sealed record UniqueIdOptions
{
    /// <summary>How long the root waits for every rank to join.</summary>
    /// <value>60 seconds by default; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither positive nor infinite, or longer than 24 days.</exception>
    public TimeSpan Timeout
    {
        get;
        init => field = value == System.Threading.Timeout.InfiniteTimeSpan || (value > TimeSpan.Zero && value.TotalMilliseconds <= int.MaxValue)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Timeout), value, "A timeout is positive and at most 24 days, or infinite.");
    } = TimeSpan.FromSeconds(60);

    /// <summary>The network interface to listen on, in the grammar of <c>NCCL_SOCKET_IFNAME</c>.</summary>
    /// <value>Null by default: the environment variable decides, or else NCCL's order of interfaces.</value>
    public string? Interface { get; init; }

    /// <summary>The address to listen on, exactly this one; port 0 takes a free one.</summary>
    /// <value>
    /// Null by default. With an address the id is the one that <see cref="UniqueId.Parse"/> makes of its text, as with
    /// <c>NCCL_COMM_ID</c>: nothing has to be sent to the other ranks, and it holds no secret.
    /// </value>
    public IPEndPoint? EndPoint { get; init; }

    /// <summary>Ends the root when it is cancelled: ranks that joined are told.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>What a root grants to those who connect.</summary>
    internal RootLimits Limits { get; init; } = RootLimits.Default;
}
