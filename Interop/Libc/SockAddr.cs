namespace TypedCollectives.Interop.Libc;

/// <summary>What every socket address begins with: <c>struct sockaddr</c> of sys/socket.h, without its data.</summary>
public struct SockAddr
{
    /// <summary>The family of an IPv4 address, a <see cref="SockAddrIn"/>: <c>AF_INET</c>.</summary>
    public const ushort Inet = 2;

    /// <summary>The family of an IPv6 address, a <see cref="SockAddrIn6"/>: <c>AF_INET6</c> of Linux.</summary>
    public const ushort Inet6 = 10;

    /// <summary>What kind of address it is.</summary>
    public ushort Family;
}
