using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>Reduces one value of a small floating-point format, accumulated in <see cref="float"/> and rounded once at the end.</summary>
internal struct SmallFloatLane<TBits, TFormat, TReduction, TFinish> : IPackArithmetic<TBits, float>
    where TBits : unmanaged
    where TFormat : struct, ISmallFloatBits<TBits>
    where TReduction : struct, IReduction<float>
    where TFinish : struct, IFinish<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Widen(TBits pack) => TFormat.Widen(pack);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Combine(float left, float right) => TReduction.Combine(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TBits Narrow(float sum, int ranks) => TFormat.Narrow(TFinish.Finish(sum, ranks));
}
