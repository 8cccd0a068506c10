using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>Reduces the four 8-bit values of a word by the arithmetic of one: words move better than quarters of them.</summary>
internal struct FourInWord<TSum, TOne> : IPackArithmetic<uint, Pack4<TSum>>
    where TSum : unmanaged
    where TOne : struct, IPackArithmetic<byte, TSum>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack4<TSum> Widen(uint pack) => new()
    {
        A = TOne.Widen((byte)pack),
        B = TOne.Widen((byte)(pack >> 8)),
        C = TOne.Widen((byte)(pack >> 16)),
        D = TOne.Widen((byte)(pack >> 24)),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack4<TSum> Combine(Pack4<TSum> left, Pack4<TSum> right) => FourLanes<byte, TSum, TOne>.Combine(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Narrow(Pack4<TSum> sum, int ranks) =>
        TOne.Narrow(sum.A, ranks)
        | ((uint)TOne.Narrow(sum.B, ranks) << 8)
        | ((uint)TOne.Narrow(sum.C, ranks) << 16)
        | ((uint)TOne.Narrow(sum.D, ranks) << 24);
}
