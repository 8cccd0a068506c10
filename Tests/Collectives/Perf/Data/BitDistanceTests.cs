namespace TypedCollectives.Tools.Tests;

public sealed class BitDistanceTests
{
    [Fact]
    public void Neighbours_are_one_apart()
    {
        Assert.Equal(0UL, BitDistance.Between(1f, 1f));
        Assert.Equal(1UL, BitDistance.Between(1f, MathF.BitIncrement(1f)));
        Assert.Equal(1UL, BitDistance.Between(-1f, MathF.BitDecrement(-1f)));
        Assert.Equal(2UL, BitDistance.Between(Half.BitIncrement((Half)3), Half.BitDecrement((Half)3)));
    }

    [Fact]
    public void Bits_that_differ_are_never_zero_apart()
    {
        Assert.Equal(1UL, BitDistance.Between(0.0, -0.0));
        Assert.Equal(255UL, BitDistance.Between((byte)0x7F, (byte)0xFF));
        Assert.Equal(ulong.MaxValue, BitDistance.Between(0x7FFF_FFFF_FFFF_FFFFUL, ulong.MaxValue));
    }
}
