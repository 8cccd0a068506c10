namespace TypedCollectives.Interop.Libc;

/// <summary>One address of a network interface: <c>struct ifaddrs</c> of ifaddrs.h.</summary>
public unsafe struct IfAddrs
{
    /// <summary>The next entry, or null.</summary>
    public IfAddrs* Next;

    /// <summary>The null-terminated name of the interface.</summary>
    public byte* Name;

    /// <summary>What the interface is and how it is: <see cref="IfFlags"/>.</summary>
    public IfFlags Flags;

    /// <summary>The address, whose family says what it really is; null for an interface without one.</summary>
    public SockAddr* Addr;

    /// <summary>The mask of the network, of the same kind; may be null.</summary>
    public SockAddr* Netmask;

    /// <summary>The broadcast address, or the other end of a point-to-point link; may be null.</summary>
    public SockAddr* Ifu;

    /// <summary>Data of the address family; may be null.</summary>
    public void* Data;
}
