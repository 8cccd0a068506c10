using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Tests.Backends.Peer;

/// <summary>What ranks tell each other of their buffers for a window.</summary>
public sealed class PeerWindowOfferTests
{
    private static readonly PeerWindowOffer Offer = new() { Bytes = 4096, Flags = NcclWindowFlags.CollSymmetric };

    [Fact]
    public void WhereTheBuffersAreMayDiffer()
    {
        PeerWindowOffer other = Offer with { Offset = 8192, Naming = CUresult.InvalidValue };
        PeerWindowOffer.RequireAlike([Offer]);
        PeerWindowOffer.RequireAlike([Offer, other, Offer]);
    }

    /// <summary>Every rank looks at the same offers, so that all tell the same.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ARankWithAnotherLengthIsNamed(int rank)
    {
        PeerWindowOffer[] offers = [Offer, Offer, Offer, Offer];
        offers[rank].Bytes++;
        Assert.Equal(
            $"RegisterWindow: rank 0 has a buffer of 4096 bytes (flags CollSymmetric), rank {rank} one of 4097 (flags CollSymmetric). The buffers "
            + "of a window are as long on every rank, and of the same flags.",
            Assert.Throws<CollectiveMismatchException>(() => PeerWindowOffer.RequireAlike(offers)).Message);
    }

    [Fact]
    public void ARankWithOtherFlagsIsNamed()
    {
        PeerWindowOffer[] offers = [Offer, Offer, Offer with { Flags = NcclWindowFlags.Default }];
        Assert.Contains(
            "rank 0 has a buffer of 4096 bytes (flags CollSymmetric), rank 2 one of 4096 (flags Default)",
            Assert.Throws<CollectiveMismatchException>(() => PeerWindowOffer.RequireAlike(offers)).Message);
    }
}
