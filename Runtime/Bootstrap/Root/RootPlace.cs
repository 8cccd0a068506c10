using System.Net;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>Where a root listens.</summary>
/// <param name="Listener">The listening socket.</param>
/// <param name="EndPoint">Its address and port.</param>
/// <param name="Interface">The interface that has the address, if one has.</param>
/// <param name="IsExact">Whether the address was given, so that everybody can derive the id from it.</param>
internal sealed record RootPlace(Socket Listener, IPEndPoint EndPoint, string? Interface, bool IsExact)
{
    /// <summary>Opens the port that the options ask for, or NCCL_COMM_ID, or NCCL's rules for interfaces.</summary>
    /// <exception cref="CollectiveException">There is no interface, or the address cannot be listened on.</exception>
    internal static RootPlace Open(UniqueIdOptions options)
    {
        if (Exact(options) is { } given)
        {
            string? owner = NetworkInterfaces.List().FirstOrDefault(candidate => candidate.Address.Equals(given.Address))?.Name;
            return Listen(given, owner, isExact: true);
        }

        NetworkInterfaceAddress chosen = NetworkInterfaces.ChooseBootstrap(options.Interface);
        return Listen(new IPEndPoint(chosen.Address, 0), chosen.Name, isExact: false);
    }

    /// <inheritdoc/>
    public override string ToString() => Interface is null ? $"listening on {EndPoint}" : $"listening on {EndPoint}, {Interface}";

    private static IPEndPoint? Exact(UniqueIdOptions options)
        => options.EndPoint
            ?? (options.Interface is null && NcclSettings.Get("NCCL_COMM_ID") is { } address
                ? SocketAddressText.Parse(address, "NCCL_COMM_ID")
                : null);

    private static RootPlace Listen(IPEndPoint endPoint, string? owner, bool isExact)
    {
        if (endPoint.Address.Equals(IPAddress.Any) || endPoint.Address.Equals(IPAddress.IPv6Any))
            throw new CollectiveException($"The root cannot listen on {endPoint}: ranks need an address by which they reach it.");
        var listener = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(endPoint);
            listener.Listen();
            return new RootPlace(listener, (IPEndPoint)listener.LocalEndPoint!, owner, isExact);
        }
        catch (SocketException exception)
        {
            listener.Dispose();
            throw new CollectiveException($"The root cannot listen on {endPoint}: {exception.Message}.", exception);
        }
    }
}
