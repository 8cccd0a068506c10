using CsCheck;

namespace TypedCollectives.Tests.Backends.Peer;

/// <summary>A number in a fingerprint.</summary>
public sealed class PeerFingerprintTests
{
    private const uint Prime = 16777619;

    [Fact]
    public void EveryBitOfTheNumberCounts() =>
        (from fingerprint in Gen.UInt
         from number in Gen.Long
         from bit in Gen.Int[0, 63]
         select (fingerprint, number, bit)).Sample(input => Assert.NotEqual(
            PeerFingerprint.And(input.fingerprint, input.number), PeerFingerprint.And(input.fingerprint, input.number ^ (1L << input.bit))));

    [Fact]
    public void TheFingerprintCounts() =>
        (from fingerprint in Gen.UInt
         from number in Gen.Long
         from bit in Gen.Int[0, 31]
         select (fingerprint, number, bit)).Sample(input => Assert.NotEqual(
            PeerFingerprint.And(input.fingerprint, input.number), PeerFingerprint.And(input.fingerprint ^ (1u << input.bit), input.number)));

    /// <summary>For each number the one fingerprint whose hash with it is the one of a rank that leaves.</summary>
    [Fact]
    public void NoNumberMakesACallAGoodbye() =>
        Gen.Long.Sample(number =>
        {
            uint fingerprint = Before(PeerFingerprint.Goodbye, number);
            Assert.Equal(PeerFingerprint.Goodbye + 1, PeerFingerprint.And(fingerprint, number));
            Assert.Equal(77u, PeerFingerprint.And(Before(77, number), number));
        });

    // FNV-1a backwards: its prime is odd and has an inverse.
    private static uint Before(uint hash, long number)
    {
        uint inverse = 1;
        for (int step = 0; step < 5; step++)
            inverse *= 2 - (Prime * inverse);
        for (int shift = 56; shift >= 0; shift -= 8)
            hash = (hash * inverse) ^ (uint)((number >> shift) & 0xFF);
        return hash;
    }
}
