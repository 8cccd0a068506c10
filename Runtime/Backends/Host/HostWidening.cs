using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace TypedCollectives;

/// <summary>Vectorised conversions of the 16-bit floating-point types.</summary>
internal static class HostWidening
{
    internal static void Widen(ReadOnlySpan<Half> source, Span<float> target) =>
        TensorPrimitives.ConvertToSingle(source, target);

    internal static void Narrow(ReadOnlySpan<float> source, Span<Half> target) =>
        TensorPrimitives.ConvertToHalf(source, target);

    /// <summary>A BFloat16 is the upper half of a float: widening is a shift.</summary>
    internal static void Widen(ReadOnlySpan<BFloat16> source, Span<float> target)
    {
        ReadOnlySpan<ushort> bits = MemoryMarshal.Cast<BFloat16, ushort>(source);
        Span<uint> wide = MemoryMarshal.Cast<float, uint>(target);
        int i = 0;
        for (; i <= bits.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(bits[i..]), out Vector<uint> low, out Vector<uint> high);
            (low << 16).CopyTo(wide[i..]);
            (high << 16).CopyTo(wide[(i + Vector<uint>.Count)..]);
        }

        for (; i < source.Length; i++)
            target[i] = (float)source[i];
    }

    /// <summary>Rounds to nearest, ties to even: adds half of the last place kept, less one if that place is even.</summary>
    internal static void Narrow(ReadOnlySpan<float> source, Span<BFloat16> target)
    {
        ReadOnlySpan<uint> wide = MemoryMarshal.Cast<float, uint>(source);
        Span<ushort> bits = MemoryMarshal.Cast<BFloat16, ushort>(target);
        int i = 0;
        for (; i <= wide.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector<uint> low = Round(new Vector<uint>(wide[i..]));
            Vector<uint> high = Round(new Vector<uint>(wide[(i + Vector<uint>.Count)..]));
            Vector.Narrow(low, high).CopyTo(bits[i..]);
        }

        for (; i < source.Length; i++)
            target[i] = (BFloat16)source[i];
    }

    private static Vector<uint> Round(Vector<uint> bits)
    {
        Vector<uint> upper = bits >> 16;
        Vector<uint> rounded = (bits + new Vector<uint>(0x7FFF) + (upper & Vector<uint>.One)) >> 16;
        // Rounding could carry a NaN to infinity: keep it a NaN.
        Vector<uint> isNaN = Vector.GreaterThan(bits & new Vector<uint>(0x7FFF_FFFF), new Vector<uint>(0x7F80_0000));
        return Vector.ConditionalSelect(isNaN, upper | new Vector<uint>(0x40), rounded);
    }
}
