using TypedCollectives.Interop.Libc;

namespace TypedCollectives.Interop.Tests.Libc;

/// <summary>What the managed types look like in memory, under the names the C library gives the same things.</summary>
internal static unsafe class LibcLayout
{
    public static SortedDictionary<string, string> Facts()
    {
        IfAddrs ifAddrs;
        SockAddr any;
        SockAddrIn v4;
        SockAddrIn6 v6;
        SortedDictionary<string, string> facts = new()
        {
            ["AF_INET"] = $"{SockAddr.Inet}",
            ["AF_INET6"] = $"{SockAddr.Inet6}",
            ["IFF_UP"] = $"{(uint)IfFlags.Up}",
            ["IFF_LOOPBACK"] = $"{(uint)IfFlags.Loopback}",
            ["IFF_POINTOPOINT"] = $"{(uint)IfFlags.PointToPoint}",
            ["IFF_RUNNING"] = $"{(uint)IfFlags.Running}",
            ["sizeof(ifaddrs)"] = $"{sizeof(IfAddrs)}",
            ["sizeof(sockaddr_in)"] = $"{sizeof(SockAddrIn)}",
            ["sizeof(sockaddr_in6)"] = $"{sizeof(SockAddrIn6)}",
        };
        Add("ifaddrs.ifa_next", &ifAddrs, &ifAddrs.Next);
        Add("ifaddrs.ifa_name", &ifAddrs, &ifAddrs.Name);
        Add("ifaddrs.ifa_flags", &ifAddrs, &ifAddrs.Flags);
        Add("ifaddrs.ifa_addr", &ifAddrs, &ifAddrs.Addr);
        Add("ifaddrs.ifa_netmask", &ifAddrs, &ifAddrs.Netmask);
        Add("ifaddrs.ifa_broadaddr", &ifAddrs, &ifAddrs.Ifu);
        Add("ifaddrs.ifa_data", &ifAddrs, &ifAddrs.Data);
        Add("sockaddr.sa_family", &any, &any.Family);
        Add("sockaddr_in.sin_family", &v4, &v4.Family);
        Add("sockaddr_in.sin_port", &v4, &v4.Port);
        Add("sockaddr_in.sin_addr", &v4, v4.Addr);
        Add("sockaddr_in.sin_zero", &v4, v4.Zero);
        Add("sockaddr_in6.sin6_family", &v6, &v6.Family);
        Add("sockaddr_in6.sin6_port", &v6, &v6.Port);
        Add("sockaddr_in6.sin6_flowinfo", &v6, &v6.FlowInfo);
        Add("sockaddr_in6.sin6_addr", &v6, v6.Addr);
        Add("sockaddr_in6.sin6_scope_id", &v6, &v6.ScopeId);
        return facts;

        void Add(string name, void* start, void* field) => facts.Add(name, $"{(byte*)field - (byte*)start}");
    }
}
