using System.Net;
using System.Net.Sockets;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>The versions of NCCL that cannot use an IPv4 address in <c>NCCL_COMM_ID</c>.</summary>
/// <remarks>
/// 2.29.2 to 2.29.7 compare IPv4 networks the wrong way round: a rank then takes an interface that is not on the network of the
/// address, or finds none. 2.30.3 has it right again.
/// </remarks>
internal static class CommIdDefect
{
    private static readonly NcclVersion First = new(2, 29, 2);
    private static readonly NcclVersion Last = new(2, 29, 7);

    /// <summary>Why an address cannot be given to a library, or null if it can.</summary>
    internal static string? Describe(NcclVersion loaded, IPAddress address)
    {
        bool isDefect = address.AddressFamily == AddressFamily.InterNetwork && loaded >= First && loaded <= Last;
        return !isDefect ? null
            : $"NCCL {loaded} compares the networks of IPv4 addresses the wrong way round when {InterfaceQuery.CommIdSetting} is "
            + $"set ({First} to {Last}): use NCCL 2.30.3 or later, an IPv6 address, or no {InterfaceQuery.CommIdSetting}";
    }

    /// <summary>Refuses a setting that a library cannot use.</summary>
    /// <param name="loaded">The library.</param>
    /// <param name="commId">What <c>NCCL_COMM_ID</c> is set to; null if it is not.</param>
    /// <exception cref="CollectiveException">The library cannot use it, or it is no address.</exception>
    internal static void Refuse(NcclVersion loaded, string? commId)
    {
        if (commId is not null && Describe(loaded, SocketAddressText.Parse(commId, InterfaceQuery.CommIdSetting).Address) is { } reason)
            throw new CollectiveException($"{reason}.");
    }
}
