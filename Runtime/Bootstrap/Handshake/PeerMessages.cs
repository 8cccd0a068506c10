using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TypedCollectives;

/// <summary>The three messages of <see cref="PeerProof"/>, as bytes.</summary>
/// <remarks>
/// <code>
/// connector: hello(12) | "TCPP" | rank i32 | nonce(32)
/// acceptor:  "TCPP" | rank i32 | nonce(32) | HMAC-SHA256(secret, "acceptor " | ranks | nonces)(32)
/// connector: HMAC-SHA256(secret, "connector" | ranks | nonces)(32)
/// </code>
/// </remarks>
internal static class PeerMessages
{
    internal const int NonceBytes = 32;
    internal const int ProofBytes = HMACSHA256.HashSizeInBytes;
    internal const int ChallengeBytes = 4 + 4 + NonceBytes;
    internal const int OpeningBytes = Hello.Bytes + ChallengeBytes;
    internal const int AnswerBytes = ChallengeBytes + ProofBytes;

    private const uint Tag = 0x5050_4354;

    /// <summary>Writes who speaks and a nonce of its own.</summary>
    internal static void WriteChallenge(Span<byte> target, int rank, ReadOnlySpan<byte> nonce)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target, Tag);
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], rank);
        nonce.CopyTo(target[8..]);
    }

    /// <summary>Reads who speaks and its nonce; false if this is something else.</summary>
    internal static bool TryReadChallenge(ReadOnlySpan<byte> source, out int rank, out ReadOnlySpan<byte> nonce)
    {
        rank = -1;
        nonce = default;
        if (source.Length < ChallengeBytes || BinaryPrimitives.ReadUInt32LittleEndian(source) != Tag)
            return false;
        rank = BinaryPrimitives.ReadInt32LittleEndian(source[4..]);
        nonce = source.Slice(8, NonceBytes);
        return rank >= 0;
    }

    /// <summary>Proves the secret to this one connection, in one direction.</summary>
    internal static void WriteProof(
        Span<byte> target, ReadOnlySpan<byte> secret, bool byConnector, ReadOnlySpan<byte> opening, ReadOnlySpan<byte> challenge)
    {
        // The role is in it, so that a proof cannot be sent back to whoever made it.
        Span<byte> said = stackalloc byte[9 + ChallengeBytes + ChallengeBytes];
        (byConnector ? "connector"u8 : "acceptor "u8).CopyTo(said);
        opening[..ChallengeBytes].CopyTo(said[9..]);
        challenge[..ChallengeBytes].CopyTo(said[(9 + ChallengeBytes)..]);
        _ = HMACSHA256.HashData(secret, said, target);
    }

    internal static bool IsProof(
        ReadOnlySpan<byte> proof, ReadOnlySpan<byte> secret, bool byConnector, ReadOnlySpan<byte> opening, ReadOnlySpan<byte> challenge)
    {
        Span<byte> expected = stackalloc byte[ProofBytes];
        WriteProof(expected, secret, byConnector, opening, challenge);
        return CryptographicOperations.FixedTimeEquals(expected, proof);
    }
}
