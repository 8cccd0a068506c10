using System.Numerics;

namespace TypedCollectives;

/// <summary>The built-in reductions as <see cref="IReduction{T}"/> structs; kernels are generic over them like over a user's own.</summary>
internal static class BuiltInReductions
{
    internal struct Sum<T> : IReduction<T>
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        public static T Combine(T left, T right) => left + right;
    }

    internal struct Product<T> : IReduction<T>
        where T : unmanaged, IMultiplyOperators<T, T, T>
    {
        public static T Combine(T left, T right) => left * right;
    }

    internal struct Max<T> : IReduction<T>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        public static T Combine(T left, T right) => left > right ? left : right;
    }

    internal struct Min<T> : IReduction<T>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        public static T Combine(T left, T right) => left < right ? left : right;
    }
}
