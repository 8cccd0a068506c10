using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>Reduces the two 16-bit values of a word by the arithmetic of one: words move better than halves of them.</summary>
internal struct TwoInWord<TSum, TOne> : IPackArithmetic<uint, Pack2<TSum>>
    where TSum : unmanaged
    where TOne : struct, IPackArithmetic<ushort, TSum>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack2<TSum> Widen(uint pack) => new() { A = TOne.Widen((ushort)pack), B = TOne.Widen((ushort)(pack >> 16)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack2<TSum> Combine(Pack2<TSum> left, Pack2<TSum> right) => TwoLanes<ushort, TSum, TOne>.Combine(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Narrow(Pack2<TSum> sum, int ranks) => TOne.Narrow(sum.A, ranks) | ((uint)TOne.Narrow(sum.B, ranks) << 16);
}
