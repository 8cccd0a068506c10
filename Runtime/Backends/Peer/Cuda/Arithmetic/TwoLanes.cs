using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>Reduces two values lane by lane, by the arithmetic of one.</summary>
internal struct TwoLanes<T, TSum, TOne> : IPackArithmetic<Pack2<T>, Pack2<TSum>>
    where T : unmanaged
    where TSum : unmanaged
    where TOne : struct, IPackArithmetic<T, TSum>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack2<TSum> Widen(Pack2<T> pack) => new() { A = TOne.Widen(pack.A), B = TOne.Widen(pack.B) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack2<TSum> Combine(Pack2<TSum> left, Pack2<TSum> right) =>
        new() { A = TOne.Combine(left.A, right.A), B = TOne.Combine(left.B, right.B) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack2<T> Narrow(Pack2<TSum> sum, int ranks) => new() { A = TOne.Narrow(sum.A, ranks), B = TOne.Narrow(sum.B, ranks) };
}
