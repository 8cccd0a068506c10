using System.Globalization;
using System.Net;

namespace TypedCollectives.Tests;

/// <summary>A list of interfaces from text: <c>name address/prefix</c>, a ! after the name for one that is not running.</summary>
internal static class FakeInterfaces
{
    internal static List<NetworkInterfaceAddress> Parse(string text) =>
    [
        .. from entry in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           let words = entry.Split(' ')
           let network = words[1].Split('/')
           let address = IPAddress.Parse(network[0])
           select new NetworkInterfaceAddress(
               words[0].TrimEnd('!'),
               address,
               InterfaceReader.MaskOf(address.AddressFamily, int.Parse(network[1], CultureInfo.InvariantCulture)),
               !words[0].EndsWith('!'),
               IPAddress.IsLoopback(address)),
    ];

    /// <summary>Names and addresses, as the tables have them.</summary>
    internal static string Text(IEnumerable<NetworkInterfaceAddress> addresses) =>
        string.Join(", ", addresses.Select(address => $"{address.Name} {address.Address}"));
}
