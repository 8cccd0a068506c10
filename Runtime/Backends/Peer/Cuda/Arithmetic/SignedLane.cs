using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>Reduces one signed byte that is loaded as an unsigned one.</summary>
internal struct SignedLane<TOne> : IPackArithmetic<byte, sbyte>
    where TOne : struct, IPackArithmetic<sbyte, sbyte>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static sbyte Widen(byte pack) => TOne.Widen((sbyte)pack);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static sbyte Combine(sbyte left, sbyte right) => TOne.Combine(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Narrow(sbyte sum, int ranks) => (byte)TOne.Narrow(sum, ranks);
}
