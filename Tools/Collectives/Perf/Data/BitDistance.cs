using System.Runtime.CompilerServices;

namespace TypedCollectives.Tools;

/// <summary>How many values of a floating-point type lie between two of its values, from their bits; 0 only for equal bits.</summary>
internal static class BitDistance
{
    internal static ulong Between<T>(T left, T right)
        where T : unmanaged
    {
        long a = Ordered(left);
        long b = Ordered(right);
        return a > b ? (ulong)a - (ulong)b : (ulong)b - (ulong)a;
    }

    /// <summary>The bits as an integer that grows with the value: negative values, sign and magnitude, are turned around.</summary>
    private static long Ordered<T>(T value)
        where T : unmanaged
    {
        long bits = Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.BitCast<T, sbyte>(value),
            2 => Unsafe.BitCast<T, short>(value),
            4 => Unsafe.BitCast<T, int>(value),
            _ => Unsafe.BitCast<T, long>(value),
        };
        long smallest = -1L << (8 * Unsafe.SizeOf<T>() - 1);
        return bits < 0 ? smallest - bits - 1 : bits;
    }
}
