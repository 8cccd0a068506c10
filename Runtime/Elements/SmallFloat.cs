using Bits = ILGPU.Interop;

namespace TypedCollectives;

/// <summary>Conversions between <see cref="float"/> and the floating-point formats C# has no type for.</summary>
/// <remarks>
/// Integer arithmetic only, so that one implementation serves the host and ILGPU kernels alike (a kernel cannot hold
/// <see cref="BitConverter"/>'s intrinsics). Rounding is to nearest, ties to even, as CUDA's conversions do; the 8-bit
/// formats saturate to the largest finite value, CUDA's default for them (<c>__NV_SATFINITE</c>).
/// </remarks>
internal static class SmallFloat
{
    internal static float FromBFloat16(ushort bits) => Bits.IntAsFloat((uint)bits << 16);

    internal static ushort ToBFloat16(float value)
    {
        uint bits = Bits.FloatAsInt(value);
        if ((bits & 0x7FFF_FFFF) > 0x7F80_0000)
            return (ushort)((bits >> 16) | 0x40); // keep a NaN a NaN: rounding could carry it to infinity

        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    /// <summary>Widens a float of 8 or 16 bits with the given number of mantissa bits and exponent bias; exact.</summary>
    internal static float Widen(uint bits, int width, int mantissaBits, int bias, bool hasInfinity)
    {
        uint mask = (1u << (width - 1)) - 1;
        uint sign = bits >> (width - 1) << 31;
        uint magnitude = bits & mask;
        uint topExponent = mask >> mantissaBits << mantissaBits;
        if (hasInfinity ? magnitude > topExponent : magnitude == mask)
            return Bits.IntAsFloat(sign | 0x7FC0_0000);
        if (hasInfinity && magnitude == topExponent)
            return Bits.IntAsFloat(sign | 0x7F80_0000);

        uint exponent = magnitude >> mantissaBits;
        uint mantissa = magnitude & ((1u << mantissaBits) - 1);
        if (exponent == 0)
        {
            // Subnormal: mantissa * 2^(1 - bias - mantissaBits), a product of two exact floats.
            float scale = Bits.IntAsFloat((uint)(127 + 1 - bias - mantissaBits) << 23);
            float value = mantissa * scale;
            return Bits.IntAsFloat(sign | Bits.FloatAsInt(value));
        }

        return Bits.IntAsFloat(sign | ((exponent + 127 - (uint)bias) << 23) | (mantissa << (23 - mantissaBits)));
    }

    /// <summary>Narrows to a float of 8 or 16 bits; magnitudes past <paramref name="largest"/> become it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="width">The bits of the result.</param>
    /// <param name="mantissaBits">Its mantissa bits.</param>
    /// <param name="bias">Its exponent bias.</param>
    /// <param name="largest">The bits of the largest magnitude: infinity where the format overflows to it.</param>
    internal static uint Narrow(float value, int width, int mantissaBits, int bias, uint largest)
    {
        uint bits = Bits.FloatAsInt(value);
        uint sign = bits >> 31 << (width - 1);
        uint magnitude = bits & 0x7FFF_FFFF;
        if (magnitude > 0x7F80_0000)
            return sign | ((1u << (width - 1)) - 1); // all ones is a NaN in every format here

        int exponent = (int)(magnitude >> 23) - 127 + bias;
        uint mantissa = (magnitude & 0x7F_FFFF) | 0x80_0000;
        // Bits to drop: 23 - mantissaBits for a normal result, one more for each step below the smallest normal exponent.
        int drop = 23 - mantissaBits;
        if (exponent < 1)
            drop += 1 - exponent;
        if (drop > 24)
            return sign; // below half the smallest subnormal

        uint kept = mantissa >> drop;
        uint rest = mantissa & ((1u << drop) - 1);
        uint half = 1u << (drop - 1);
        if (rest > half || (rest == half && (kept & 1) == 1))
            kept++;
        // kept still holds the implicit one (for normals), which adding the exponent less one takes up; a carry out of the
        // mantissa moves into the exponent by itself.
        uint result = exponent < 1 ? kept : kept + ((uint)(exponent - 1) << mantissaBits);
        return sign | (result > largest ? largest : result);
    }
}
