using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>Reduces four values lane by lane, by the arithmetic of one.</summary>
internal struct FourLanes<T, TSum, TOne> : IPackArithmetic<Pack4<T>, Pack4<TSum>>
    where T : unmanaged
    where TSum : unmanaged
    where TOne : struct, IPackArithmetic<T, TSum>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack4<TSum> Widen(Pack4<T> pack) =>
        new() { A = TOne.Widen(pack.A), B = TOne.Widen(pack.B), C = TOne.Widen(pack.C), D = TOne.Widen(pack.D) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack4<TSum> Combine(Pack4<TSum> left, Pack4<TSum> right) => new()
    {
        A = TOne.Combine(left.A, right.A),
        B = TOne.Combine(left.B, right.B),
        C = TOne.Combine(left.C, right.C),
        D = TOne.Combine(left.D, right.D),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack4<T> Narrow(Pack4<TSum> sum, int ranks) => new()
    {
        A = TOne.Narrow(sum.A, ranks),
        B = TOne.Narrow(sum.B, ranks),
        C = TOne.Narrow(sum.C, ranks),
        D = TOne.Narrow(sum.D, ranks),
    };
}
