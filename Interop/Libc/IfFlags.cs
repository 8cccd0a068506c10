namespace TypedCollectives.Interop.Libc;

/// <summary>What a network interface is and how it is: the <c>IFF_</c> flags of net/if.h that are used here.</summary>
[Flags]
public enum IfFlags : uint
{
    /// <summary>None of these.</summary>
    None = 0,

    /// <summary>Switched on: <c>IFF_UP</c>.</summary>
    Up = 0x1,

    /// <summary>The loopback: <c>IFF_LOOPBACK</c>.</summary>
    Loopback = 0x8,

    /// <summary>A point-to-point link: <c>IFF_POINTOPOINT</c>.</summary>
    PointToPoint = 0x10,

    /// <summary>Switched on and connected: <c>IFF_RUNNING</c>.</summary>
    Running = 0x40,
}
