using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>Addresses as <c>NCCL_COMM_ID</c> gives them.</summary>
internal static class SocketAddressText
{
    private const string Forms = "host:port, [v6]:port or [fe80::1%eth0]:port";

    /// <summary>Reads <c>host:port</c>, <c>[v6]:port</c> or <c>[fe80::1%eth0]:port</c>; looks a host name up.</summary>
    /// <param name="text">The address.</param>
    /// <param name="setting">Where it comes from, for messages.</param>
    /// <exception cref="CollectiveException">It is no such address, or its host or interface is not known.</exception>
    internal static IPEndPoint Parse(string text, string setting) =>
        TryParse(text, out IPEndPoint? endPoint, out string error)
            ? endPoint!
            : throw new CollectiveException($"{setting}={text}: {error}.");

    internal static bool TryParse(string text, out IPEndPoint? endPoint, out string error)
    {
        endPoint = null;
        bool isBracketed = text is ['[', ..];
        int split = isBracketed ? text.IndexOf(']', StringComparison.Ordinal) + 1 : text.IndexOf(':', StringComparison.Ordinal);
        if (split <= 0 || split >= text.Length || text[split] != ':')
        {
            error = $"an address is {Forms}";
            return false;
        }

        string host = text[..split];
        if (!ushort.TryParse(text[(split + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) || port == 0)
        {
            bool isBareV6 = host[0] != '[' && text.AsSpan().Count(':') > 1
                && IPAddress.TryParse(text[..text.LastIndexOf(':')], out _);
            error = isBareV6 ? "an IPv6 address stands in brackets: [v6]:port" : "the port is a number from 1 to 65535";
            return false;
        }

        IPAddress? address = host[0] == '[' ? BracketedAddress(host[1..^1], out error) : HostAddress(host, out error);
        endPoint = address is null ? null : new IPEndPoint(address, port);
        return address is not null;
    }

    private static IPAddress? BracketedAddress(string text, out string error)
    {
        string[] parts = text.Split('%', 2);
        if (!IPAddress.TryParse(parts[0], out IPAddress? address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            error = $"'{parts[0]}' is no IPv6 address";
            return null;
        }

        error = "";
        if (parts.Length == 2)
        {
            // A number is taken for the interface's own; NCCL itself knows names only.
            uint index = uint.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out uint number)
                ? number : NetworkInterfaces.IndexOf(parts[1]);
            if (index == 0)
            {
                error = $"there is no interface '{parts[1]}'";
                return null;
            }

            address.ScopeId = index;
        }

        return address;
    }

    private static IPAddress? HostAddress(string host, out string error)
    {
        try
        {
            error = $"the host '{host}' has no address";
            return Dns.GetHostAddresses(host).FirstOrDefault();
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            error = $"the host '{host}' is not known ({exception.Message})";
            return null;
        }
    }
}
