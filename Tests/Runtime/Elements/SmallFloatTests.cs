using System.Runtime.CompilerServices;
using CsCheck;

namespace TypedCollectives.Tests;

/// <summary>The conversions of the narrow types, against brute force over all their values.</summary>
public sealed class SmallFloatTests
{
    [Fact]
    public void Float8E4M3HasTheValuesOfItsSpecification()
    {
        Assert.Equal(448f, (float)new Float8E4M3(0x7E));
        Assert.Equal(1f, (float)new Float8E4M3(0x38));
        Assert.Equal(MathF.Pow(2, -9), (float)new Float8E4M3(0x01)); // smallest subnormal
        Assert.Equal(MathF.Pow(2, -6), (float)new Float8E4M3(0x08)); // smallest normal
        Assert.Equal(-2.5f, (float)new Float8E4M3(0xC2));
        Assert.True(float.IsNaN((float)new Float8E4M3(0x7F)));
        Assert.True(float.IsNaN((float)new Float8E4M3(0xFF)));
    }

    [Fact]
    public void Float8E5M2HasTheValuesOfItsSpecification()
    {
        Assert.Equal(57344f, (float)new Float8E5M2(0x7B));
        Assert.Equal(1f, (float)new Float8E5M2(0x3C));
        Assert.Equal(MathF.Pow(2, -16), (float)new Float8E5M2(0x01));
        Assert.Equal(MathF.Pow(2, -14), (float)new Float8E5M2(0x04));
        Assert.Equal(float.NegativeInfinity, (float)new Float8E5M2(0xFC));
        Assert.True(float.IsNaN((float)new Float8E5M2(0x7D)));
    }

    [Fact]
    public void EveryFloat8RoundTrips()
    {
        for (int bits = 0; bits < 256; bits++)
        {
            var e4m3 = new Float8E4M3((byte)bits);
            var e5m2 = new Float8E5M2((byte)bits);
            if (!float.IsNaN((float)e4m3))
                Assert.Equal(e4m3.Bits, ((Float8E4M3)(float)e4m3).Bits);
            if (float.IsFinite((float)e5m2))
                Assert.Equal(e5m2.Bits, ((Float8E5M2)(float)e5m2).Bits);
        }
    }

    [Fact]
    public void Float8RoundsToTheNearestEven() => Values.Sample(value =>
    {
        Assert.Equal(Nearest(value, 0x7E, bits => (float)new Float8E4M3(bits)), (float)(Float8E4M3)value);
        Assert.Equal(Nearest(value, 0x7B, bits => (float)new Float8E5M2(bits)), (float)(Float8E5M2)value);
    });

    [Fact]
    public void BFloat16RoundsToTheNearestEven() => Values.Sample(value =>
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        float below = BitConverter.UInt32BitsToSingle(bits & 0xFFFF_0000);
        float above = BitConverter.UInt32BitsToSingle((bits & 0xFFFF_0000) + 0x1_0000);
        double toBelow = Math.Abs((double)value - below);
        double toAbove = Math.Abs((double)value - above);
        float expected = toBelow < toAbove || (toBelow == toAbove && (bits >> 16) % 2 == 0) ? below : above;
        Assert.Equal(expected, (float)(BFloat16)value);
    });

    [Fact]
    public void NaNStaysNaNAndInfinitySaturatesWhereThereIsNone()
    {
        float quiet = BitConverter.UInt32BitsToSingle(0x7F80_0001); // rounding must not carry it to infinity
        Assert.True(float.IsNaN((float)(BFloat16)quiet));
        Assert.True(float.IsNaN((float)(Float8E4M3)quiet));
        Assert.True(float.IsNaN((float)(Float8E5M2)quiet));
        Assert.Equal(448f, (float)(Float8E4M3)float.PositiveInfinity);
        Assert.Equal(-57344f, (float)(Float8E5M2)float.NegativeInfinity);
        Assert.Equal(float.PositiveInfinity, (float)(BFloat16)float.PositiveInfinity);
    }

    [Fact]
    public void VectorisedConversionsEqualTheScalarOnes() => Gen.Single.Array[0, 100].Sample(values =>
    {
        var narrow = new BFloat16[values.Length];
        var wide = new float[values.Length];
        HostWidening.Narrow(values, narrow);
        HostWidening.Widen(narrow, wide);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(((BFloat16)values[i]).Bits, narrow[i].Bits);
            Assert.Equal((float)narrow[i], wide[i]);
        }
    });

    [Fact]
    public void KernelHalfHasTheBitsAndValuesOfHalf()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            Half half = BitConverter.UInt16BitsToHalf((ushort)bits);
            Float16Lane lane = Unsafe.BitCast<Half, Float16Lane>(half);
            Assert.Equal((float)half, (float)lane);
        }
    }

    [Fact]
    public void KernelHalfRoundsAsHalfDoes() => Gen.Single[-70000f, 70000f].Sample(value =>
        Assert.Equal((Half)value, Unsafe.BitCast<Float16Lane, Half>((Float16Lane)value)));

    private static Gen<float> Values => Gen.OneOf(Gen.Single[-600f, 600f], Gen.Single[-0.05f, 0.05f], Gen.Single[-70000f, 70000f]);

    private static float Nearest(float value, int largest, Func<byte, float> decode)
    {
        int best = 0;
        for (int bits = 1; bits <= largest; bits++)
        {
            double distance = Math.Abs(Math.Abs((double)value) - decode((byte)bits));
            double bestDistance = Math.Abs(Math.Abs((double)value) - decode((byte)best));
            if (distance < bestDistance || (distance == bestDistance && bits % 2 == 0))
                best = bits;
        }

        return value < 0 ? -decode((byte)best) : decode((byte)best);
    }
}
