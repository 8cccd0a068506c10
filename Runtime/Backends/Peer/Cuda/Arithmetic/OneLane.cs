using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>Reduces one value of a type in the type itself.</summary>
internal struct OneLane<T, TReduction, TFinish> : IPackArithmetic<T, T>
    where T : unmanaged
    where TReduction : struct, IReduction<T>
    where TFinish : struct, IFinish<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Widen(T pack) => pack;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Combine(T left, T right) => TReduction.Combine(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Narrow(T sum, int ranks) => TFinish.Finish(sum, ranks);
}
