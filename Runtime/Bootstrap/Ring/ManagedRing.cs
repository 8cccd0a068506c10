using System.Globalization;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>The ranks of one id, met: what each says of itself, and the connections between them.</summary>
internal sealed class ManagedRing : IPeerConnector
{
    private readonly PeerConnections _connections;
    private readonly RankInfo[] _ranks;
    private readonly int _rank;

    internal ManagedRing(int rank, RankInfo[] ranks, PeerConnections connections, string meeting)
    {
        _rank = rank;
        _ranks = ranks;
        _connections = connections;
        Meeting = meeting;
    }

    internal IReadOnlyList<RankInfo> Ranks => _ranks;

    /// <summary>The number of this rank among those of its host.</summary>
    internal int LocalRank => _ranks.Take(_rank).Count(IsLocal);

    /// <summary>The ranks of this rank's host.</summary>
    internal int LocalSize => _ranks.Count(IsLocal);

    internal int NodeCount => _ranks.Select(info => info.Identity.HostHash).Distinct().Count();

    /// <summary>How the ranks met, in words.</summary>
    internal string Meeting { get; }

    /// <summary>Joins: returns when every rank has joined and knows every other one.</summary>
    /// <param name="id">The id of the communicator.</param>
    /// <param name="rank">This rank.</param>
    /// <param name="size">The number of ranks.</param>
    /// <param name="identity">The host and process of this rank.</param>
    /// <param name="device">Its device, in words.</param>
    /// <param name="interfaces">Which interfaces, in the grammar of NCCL_SOCKET_IFNAME; null for what NCCL's settings say.</param>
    /// <param name="timeout">How long to wait for the others.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="attachment">What this rank's backend says to the others'.</param>
    /// <exception cref="CollectiveException">The ranks did not come together; the message says which, where that is known.</exception>
    internal static async Task<ManagedRing> JoinAsync(
        UniqueId id, int rank, int size, HostIdentity identity, string device, string? interfaces, TimeSpan timeout,
        CancellationToken cancellationToken, ReadOnlyMemory<byte> attachment = default)
    {
        if (id.EndPoint is not { } root)
            throw new CollectiveException($"Rank {rank} of {size} cannot join: {id.Describe()}, which holds no address.");
        NetworkInterfaceAddress local = NetworkInterfaces.ChooseToward(root.Address, interfaces);
        var connections = new PeerConnections(id, rank, size, local.Address);
        try
        {
            var mine = new RankInfo(rank, connections.EndPoint, identity, device, RingProtocol.Version, attachment);
            var joining = new RingJoining(id, mine, size, connections, new Deadline(timeout));
            RankInfo[] ranks = await joining.RunAsync(cancellationToken).ConfigureAwait(false);
            string meeting = string.Create(CultureInfo.InvariantCulture, $"met at {root} through {local.Name}");
            return new ManagedRing(rank, ranks, connections, meeting);
        }
        catch
        {
            await connections.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public string Describe(int rank) => _ranks[rank].ToString();

    public void Start(Action<int, Socket> connected) => _connections.Start(connected);

    public Task<Socket> ConnectAsync(int rank, CancellationToken cancellation) =>
        _connections.ConnectAsync(rank, _ranks[rank].Listener, cancellation);

    public ValueTask DisposeAsync() => _connections.DisposeAsync();

    private bool IsLocal(RankInfo other) => other.Identity.HostHash == _ranks[_rank].Identity.HostHash;
}
