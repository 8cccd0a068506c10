using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>The 28 bytes in which NCCL keeps a socket address, in memory and on the wire: <c>union ncclSocketAddress</c>.</summary>
/// <remarks>
/// The system's own <c>sockaddr_in</c> or <c>sockaddr_in6</c>: family (little-endian), port (big-endian), then the IPv4 address at
/// 4, or IPv6 flow info at 4, address at 8 and scope at 24. Bytes that are not used are zero.
/// </remarks>
internal static class NcclSocketAddress
{
    internal const int Bytes = 28;

    private const ushort FamilyV4 = 2;
    private const ushort FamilyV6Linux = 10;
    private const ushort FamilyV6Windows = 23;

    /// <summary>Writes an address as the system here has it.</summary>
    internal static void Write(Span<byte> target, IPEndPoint endPoint)
    {
        target = target[..Bytes];
        target.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)endPoint.Port);
        if (endPoint.AddressFamily is AddressFamily.InterNetwork)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(target, FamilyV4);
            _ = endPoint.Address.TryWriteBytes(target[4..8], out _);
            return;
        }

        BinaryPrimitives.WriteUInt16LittleEndian(target, OperatingSystem.IsWindows() ? FamilyV6Windows : FamilyV6Linux);
        _ = endPoint.Address.TryWriteBytes(target[8..24], out _);
        BinaryPrimitives.WriteUInt32LittleEndian(target[24..], (uint)endPoint.Address.ScopeId);
    }

    /// <summary>Reads an address; false if the bytes hold neither an IPv4 nor an IPv6 one.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> source, out IPEndPoint endPoint)
    {
        source = source[..Bytes];
        ushort family = BinaryPrimitives.ReadUInt16LittleEndian(source);
        IPAddress? address = family switch
        {
            FamilyV4 => new IPAddress(source[4..8]),
            FamilyV6Linux or FamilyV6Windows
                => new IPAddress(source[8..24], BinaryPrimitives.ReadUInt32LittleEndian(source[24..])),
            _ => null,
        };
        endPoint = new IPEndPoint(address ?? IPAddress.None, BinaryPrimitives.ReadUInt16BigEndian(source[2..]));
        return address is not null;
    }
}
