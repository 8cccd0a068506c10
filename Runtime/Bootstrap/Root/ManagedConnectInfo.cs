using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;

namespace TypedCollectives;

/// <summary>What a managed rank puts into the 128 bytes that the root hands on: where its ring listener is, and a proof.</summary>
/// <remarks>
/// <code>
///  0 ring listener (28), as native ranks have it
/// 32 "TCMB"
/// 36 version u16 = 1
/// 40 nonce (16)
/// 56 HMAC-SHA256(secret, "check-in" | rank | size | all the other bytes) (32)
/// 88 patience i32: the milliseconds this rank will wait; -1 for ever
/// </code>
/// </remarks>
internal static class ManagedConnectInfo
{
    internal const int NonceBytes = 16;

    private const uint Tag = 0x424D_4354;
    private const ushort Version = 1;
    private const int TagOffset = 32;
    private const int VersionOffset = 36;
    private const int NonceOffset = 40;
    private const int ProofOffset = 56;
    private const int PatienceOffset = 88;

    internal static byte[] Create(ReadOnlySpan<byte> secret, int rank, int size, IPEndPoint ringListener, int patienceMilliseconds)
    {
        byte[] info = new byte[CheckIn.ConnectInfoBytes];
        NcclSocketAddress.Write(info, ringListener);
        BinaryPrimitives.WriteUInt32LittleEndian(info.AsSpan(TagOffset), Tag);
        BinaryPrimitives.WriteUInt16LittleEndian(info.AsSpan(VersionOffset), Version);
        RandomNumberGenerator.Fill(info.AsSpan(NonceOffset, NonceBytes));
        BinaryPrimitives.WriteInt32LittleEndian(info.AsSpan(PatienceOffset), patienceMilliseconds);
        WriteProof(info.AsSpan(ProofOffset), secret, rank, size, info);
        return info;
    }

    /// <summary>Whether a managed rank wrote this.</summary>
    internal static bool IsManaged(ReadOnlySpan<byte> info)
        => info.Length == CheckIn.ConnectInfoBytes
            && BinaryPrimitives.ReadUInt32LittleEndian(info[TagOffset..]) == Tag
            && BinaryPrimitives.ReadUInt16LittleEndian(info[VersionOffset..]) == Version;

    /// <summary>Whether a managed rank that knows the secret wrote this, as this rank of so many.</summary>
    internal static bool IsProven(ReadOnlySpan<byte> info, ReadOnlySpan<byte> secret, int rank, int size)
    {
        if (!IsManaged(info))
            return false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        WriteProof(expected, secret, rank, size, info);
        return CryptographicOperations.FixedTimeEquals(expected, info.Slice(ProofOffset, HMACSHA256.HashSizeInBytes));
    }

    internal static Guid NonceOf(ReadOnlySpan<byte> info) => new(info.Slice(NonceOffset, NonceBytes));

    internal static TimeSpan PatienceOf(ReadOnlySpan<byte> info)
        => BinaryPrimitives.ReadInt32LittleEndian(info[PatienceOffset..]) is var milliseconds and >= 0
            ? TimeSpan.FromMilliseconds(milliseconds)
            : Timeout.InfiniteTimeSpan;

    private static void WriteProof(Span<byte> target, ReadOnlySpan<byte> secret, int rank, int size, ReadOnlySpan<byte> info)
    {
        const int AfterProof = ProofOffset + HMACSHA256.HashSizeInBytes;
        Span<byte> said = stackalloc byte[8 + 4 + 4 + ProofOffset + (CheckIn.ConnectInfoBytes - AfterProof)];
        "check-in"u8.CopyTo(said);
        BinaryPrimitives.WriteInt32LittleEndian(said[8..], rank);
        BinaryPrimitives.WriteInt32LittleEndian(said[12..], size);
        info[..ProofOffset].CopyTo(said[16..]);
        info[AfterProof..].CopyTo(said[(16 + ProofOffset)..]);
        _ = HMACSHA256.HashData(secret, said, target);
    }
}
