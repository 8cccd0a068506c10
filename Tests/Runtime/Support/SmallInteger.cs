using System.Runtime.CompilerServices;

namespace TypedCollectives.Tests;

/// <summary>Small integers as values of every element type: exact in all of them, so results do not depend on an order.</summary>
internal static class SmallInteger
{
    internal static T As<T>(int value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(sbyte)) return Unsafe.BitCast<sbyte, T>((sbyte)value);
        if (typeof(T) == typeof(byte)) return Unsafe.BitCast<byte, T>((byte)value);
        if (typeof(T) == typeof(int)) return Unsafe.BitCast<int, T>(value);
        if (typeof(T) == typeof(uint)) return Unsafe.BitCast<uint, T>((uint)value);
        if (typeof(T) == typeof(long)) return Unsafe.BitCast<long, T>(value);
        if (typeof(T) == typeof(ulong)) return Unsafe.BitCast<ulong, T>((ulong)value);
        if (typeof(T) == typeof(Half)) return Unsafe.BitCast<Half, T>((Half)value);
        if (typeof(T) == typeof(ILGPU.Half)) return Unsafe.BitCast<ILGPU.Half, T>((ILGPU.Half)(float)value);
        if (typeof(T) == typeof(float)) return Unsafe.BitCast<float, T>(value);
        if (typeof(T) == typeof(double)) return Unsafe.BitCast<double, T>(value);
        if (typeof(T) == typeof(BFloat16)) return Unsafe.BitCast<BFloat16, T>((BFloat16)value);
        if (typeof(T) == typeof(Float8E4M3)) return Unsafe.BitCast<Float8E4M3, T>((Float8E4M3)value);
        if (typeof(T) == typeof(Float8E5M2)) return Unsafe.BitCast<Float8E5M2, T>((Float8E5M2)value);
        throw new NotSupportedException(typeof(T).Name);
    }

    /// <summary>
    /// What a rank contributes at an index. For sums at most 8 in all, which Float8E5M2 still holds; for averages a multiple of the
    /// ranks from one rank, which one depending on the index; for products at most two 2s; never negative, for the unsigned types.
    /// </summary>
    internal static int Contribution(ReduceOp op, int ranks, int rank, int index) => op switch
    {
        ReduceOp.Sum => ((index * 5) + (rank * 3) + (index / 7)) % 3 == 0 ? 1 : 0,
        ReduceOp.Average => rank == (index + (index / 11)) % ranks ? ranks * (index % 2) : 0,
        ReduceOp.Product => rank == index % ranks || rank == (index / 3) % ranks ? 2 : 1,
        _ => ((index * 3) + (rank * 5)) % 8,
    };

    internal static int Reduce(ReduceOp op, int ranks, int index)
    {
        int result = Contribution(op, ranks, 0, index);
        for (int rank = 1; rank < ranks; rank++)
        {
            int next = Contribution(op, ranks, rank, index);
            result = op switch
            {
                ReduceOp.Sum or ReduceOp.Average => result + next,
                ReduceOp.Product => result * next,
                ReduceOp.Max => Math.Max(result, next),
                _ => Math.Min(result, next),
            };
        }

        return op == ReduceOp.Average ? result / ranks : result;
    }
}
