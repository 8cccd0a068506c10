using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>Rank 0 serves at an address all ranks know; the others come there, in any order, and are sent the ids.</summary>
internal sealed class TcpStoreRendezvous(LaunchEnvironment launch, MasterAddress master, byte[] mark, TimeSpan timeout) : IRendezvous
{
    private StoreServer? _server;
    private StoreClient? _client;

    public string Description => string.Create(
        CultureInfo.InvariantCulture, $"the id came from {master} ({master.Source}), rank {launch.Rank} of {launch.Size} by {launch.Variables.Launcher}'s variables");

    public int Rank => launch.Rank;

    public int Size => launch.Size;

    public int? LocalRank => launch.LocalRank;

    public async Task<UniqueId> ExchangeAsync(Func<UniqueId> create, CancellationToken cancellationToken = default)
    {
        var deadline = new Deadline(timeout);
        if (Rank == 0)
        {
            _server ??= new StoreServer(Listen(master), Size, mark, master.ToString());
            return await _server.ExchangeAsync(create, deadline, cancellationToken).ConfigureAwait(false);
        }

        _client ??= await StoreClient.CheckInAsync(new StoreHello(Rank, Size, mark), master, deadline, cancellationToken).ConfigureAwait(false);
        return await _client.ReceiveAsync(deadline, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Listens where the others will come to.</summary>
    /// <remarks>
    /// On every address, since a host may know its own name by another one (127.0.1.1) than the others do; but only on
    /// loopback if that is what all were told.
    /// </remarks>
    internal static Socket Listen(MasterAddress master)
    {
        IPAddress? exact = master.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(master.Host, out IPAddress? address) ? address : null;
        bool isLoopback = exact is not null && IPAddress.IsLoopback(exact);
        bool isVersion4 = isLoopback ? exact!.AddressFamily == AddressFamily.InterNetwork : !Socket.OSSupportsIPv6;
        var listener = new Socket(isVersion4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (!isVersion4 && !isLoopback)
                listener.DualMode = true;
            listener.Bind(new IPEndPoint(isLoopback ? exact! : isVersion4 ? IPAddress.Any : IPAddress.IPv6Any, master.Port));
            listener.Listen(RootLimits.Default.MaximumStrangers);
            return listener;
        }
        catch (SocketException exception)
        {
            listener.Dispose();
            throw new CollectiveException(
                $"Rank 0 cannot listen at port {master.Port} ({master.Source}): {exception.Message}. Another program, or another run, may have it.", exception);
        }
    }
}
