namespace TypedCollectives.Interop.Libc;

/// <summary>An IPv6 address and port: <c>struct sockaddr_in6</c> of netinet/in.h.</summary>
public unsafe struct SockAddrIn6
{
    /// <summary><see cref="SockAddr.Inet6"/>.</summary>
    public ushort Family;

    /// <summary>The port, most significant byte first.</summary>
    public ushort Port;

    /// <summary>The flow label.</summary>
    public uint FlowInfo;

    /// <summary>The address as it is sent.</summary>
    public fixed byte Addr[16];

    /// <summary>The number of the interface an address of link scope belongs to; otherwise 0.</summary>
    public uint ScopeId;
}
