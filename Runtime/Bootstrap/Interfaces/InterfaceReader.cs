using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using TypedCollectives.Interop.Libc;

namespace TypedCollectives;

/// <summary>Reads the interfaces from the system.</summary>
internal static class InterfaceReader
{
    internal static unsafe List<NetworkInterfaceAddress> ReadLinux()
    {
        IfAddrs* first;
        if (LibcNative.getifaddrs(&first) != 0)
        {
            string reason = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
            throw new CollectiveException($"The network interfaces cannot be listed: getifaddrs failed ({reason}).");
        }

        var addresses = new List<NetworkInterfaceAddress>();
        try
        {
            for (IfAddrs* entry = first; entry is not null; entry = entry->Next)
            {
                if (AddressAt(entry->Addr) is not { } address)
                    continue;
                addresses.Add(new NetworkInterfaceAddress(
                    Marshal.PtrToStringUTF8((nint)entry->Name)!,
                    address,
                    AddressAt(entry->Netmask),
                    entry->Flags.HasFlag(IfFlags.Running),
                    entry->Flags.HasFlag(IfFlags.Loopback)));
            }
        }
        finally
        {
            LibcNative.freeifaddrs(first);
        }

        return addresses;
    }

    /// <summary>For systems NCCL does not run on: .NET's list, IPv4 first in each interface.</summary>
    internal static List<NetworkInterfaceAddress> ReadPortable() =>
    [
        .. from face in NetworkInterface.GetAllNetworkInterfaces()
           from unicast in face.GetIPProperties().UnicastAddresses.OrderBy(unicast => unicast.Address.AddressFamily)
           select new NetworkInterfaceAddress(
               face.Name,
               unicast.Address,
               MaskOf(unicast.Address.AddressFamily, unicast.PrefixLength),
               face.OperationalStatus == OperationalStatus.Up,
               face.NetworkInterfaceType == NetworkInterfaceType.Loopback),
    ];

    internal static uint PortableIndexOf(string name) => NetworkInterface.GetAllNetworkInterfaces()
        .Where(face => face.Name == name && face.Supports(NetworkInterfaceComponent.IPv6))
        .Select(face => (uint)face.GetIPProperties().GetIPv6Properties().Index)
        .FirstOrDefault();

    internal static IPAddress MaskOf(AddressFamily family, int prefixLength)
    {
        byte[] mask = new byte[family == AddressFamily.InterNetwork ? 4 : 16];
        for (int bit = 0; bit < prefixLength; bit++)
            mask[bit / 8] |= (byte)(0x80 >> (bit % 8));
        return new IPAddress(mask);
    }

    private static unsafe IPAddress? AddressAt(SockAddr* address) => address is null ? null : address->Family switch
    {
        SockAddr.Inet => new IPAddress(new ReadOnlySpan<byte>(((SockAddrIn*)address)->Addr, 4)),
        SockAddr.Inet6 => new IPAddress(
            new ReadOnlySpan<byte>(((SockAddrIn6*)address)->Addr, 16), ((SockAddrIn6*)address)->ScopeId),
        _ => null,
    };
}
