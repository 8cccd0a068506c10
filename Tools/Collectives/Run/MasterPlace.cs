using System.Net;
using System.Net.Sockets;

namespace TypedCollectives.Tools;

/// <summary>Where the ranks of a run meet, if the user does not say.</summary>
internal static class MasterPlace
{
    /// <summary>An address of rank 0's host that every host can use.</summary>
    internal static string Address(IReadOnlyList<Placement> places) =>
        places.All(place => place.Host.IsHere) ? IPAddress.Loopback.ToString()
        : places[0].Host.IsHere ? Dns.GetHostName()
        : places[0].Host.Name;

    /// <summary>A port that is free on this machine at this moment.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
