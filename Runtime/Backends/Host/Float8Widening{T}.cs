using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>Conversions of the 8-bit floating-point types: widening is a look-up among 256 values.</summary>
internal static class Float8Widening<T>
    where T : unmanaged, ISmallFloat<T>
{
    private static readonly float[] Values = MakeValues();

    internal static void Widen(ReadOnlySpan<T> source, Span<float> target)
    {
        for (int i = 0; i < source.Length; i++)
            target[i] = Values[Unsafe.BitCast<T, byte>(source[i])];
    }

    internal static void Narrow(ReadOnlySpan<float> source, Span<T> target)
    {
        for (int i = 0; i < source.Length; i++)
            target[i] = T.Narrow(source[i]);
    }

    private static float[] MakeValues()
    {
        var values = new float[256];
        for (int bits = 0; bits < values.Length; bits++)
            values[bits] = T.Widen(Unsafe.BitCast<byte, T>((byte)bits));
        return values;
    }
}
