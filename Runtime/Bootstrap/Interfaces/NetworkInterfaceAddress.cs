using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace TypedCollectives;

/// <summary>One address of a network interface of this machine.</summary>
/// <param name="Name">The name of the interface, for example <c>eth0</c>.</param>
/// <param name="Address">The address; one of link scope has the number of its interface as its scope.</param>
/// <param name="Mask">The mask of its network, or <see langword="null"/> if the system gives none.</param>
/// <param name="IsRunning">Whether the interface is switched on and connected.</param>
/// <param name="IsLoopback">Whether it leads to this machine only.</param>
public sealed record NetworkInterfaceAddress(string Name, IPAddress Address, IPAddress? Mask, bool IsRunning, bool IsLoopback)
{
    /// <summary>The number of leading bits of <see cref="Mask"/> that are set; 0 if there is none.</summary>
    public int PrefixLength => Mask is null ? 0 : Mask.GetAddressBytes().Sum(part => BitOperations.PopCount(part));

    /// <summary>Whether another address is on the same network, as NCCL compares: for IPv6 the scopes must be equal too.</summary>
    /// <param name="other">The other address.</param>
    /// <returns>Whether it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public bool IsOnSameNetworkAs(IPAddress other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Mask is null || other.AddressFamily != Address.AddressFamily)
            return false;

        byte[] mine = Address.GetAddressBytes();
        byte[] others = other.GetAddressBytes();
        byte[] mask = Mask.GetAddressBytes();
        for (int i = 0; i < mine.Length; i++)
        {
            if (((mine[i] ^ others[i]) & mask[i]) != 0)
                return false;
        }

        return Address.AddressFamily != AddressFamily.InterNetworkV6 || Address.ScopeId == other.ScopeId;
    }

    /// <summary>The interface and the address.</summary>
    /// <returns>For example <c>eth0 10.0.0.5/24</c>.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"{Name} {Address}/{PrefixLength}{(IsRunning ? "" : " (not running)")}");
}
