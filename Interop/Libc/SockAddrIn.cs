namespace TypedCollectives.Interop.Libc;

/// <summary>An IPv4 address and port: <c>struct sockaddr_in</c> of netinet/in.h.</summary>
public unsafe struct SockAddrIn
{
    /// <summary><see cref="SockAddr.Inet"/>.</summary>
    public ushort Family;

    /// <summary>The port, most significant byte first.</summary>
    public ushort Port;

    /// <summary>The address as it is sent.</summary>
    public fixed byte Addr[4];

    /// <summary>Zero.</summary>
    public fixed byte Zero[8];
}
