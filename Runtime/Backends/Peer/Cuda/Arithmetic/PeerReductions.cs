using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>How each element type is packed and reduced on CUDA devices.</summary>
internal static class PeerReductions
{
    private static readonly PeerReduction?[,] BuiltIn = new PeerReduction?[Enum.GetValues<ElementType>().Length, Enum.GetValues<ReduceOp>().Length];

    /// <summary>A built-in reduction of an element type.</summary>
    internal static PeerReduction Of(ElementType type, ReduceOp op) => BuiltIn[(int)type, (int)op] ??= Make(type, op);

    private static PeerReduction Make(ElementType type, ReduceOp op) => type switch
    {
        ElementType.Int8 => Int8(op),
        ElementType.UInt8 => UInt8(op),
        ElementType.Int32 => Number<int, DividedByRanks>(op),
        ElementType.UInt32 => Number<uint, DividedByRanks>(op),
        ElementType.Int64 => Number<long, DividedByRanks>(op),
        ElementType.UInt64 => Number<ulong, DividedByRanks>(op),
        ElementType.Float32 => Number<float, DividedByRanks>(op),
        ElementType.Float64 => Number<double, DividedByRanks>(op),
        ElementType.Float16 => Float16<SmallFloatBits.Float16>(op),
        ElementType.BFloat16 => Float16<SmallFloatBits.BFloat16>(op),
        ElementType.Float8E4M3 => Float8<SmallFloatBits.Float8E4M3>(op),
        ElementType.Float8E5M2 => Float8<SmallFloatBits.Float8E5M2>(op),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an element type."),
    };

    /// <summary>A reduction written in C#.</summary>
    internal static PeerReduction Of<T, TReduction>()
        where T : unmanaged
        where TReduction : struct, IReduction<T> => Lanes<T, T, OneLane<T, TReduction, Unchanged<T>>>();

    private static PeerReduction Number<T, TDivide>(ReduceOp op)
        where T : unmanaged, System.Numerics.INumber<T>
        where TDivide : struct, IFinish<T> => op switch
        {
            ReduceOp.Sum => Lanes<T, T, OneLane<T, BuiltInReductions.Sum<T>, Unchanged<T>>>(),
            ReduceOp.Average => Lanes<T, T, OneLane<T, BuiltInReductions.Sum<T>, TDivide>>(),
            ReduceOp.Product => Lanes<T, T, OneLane<T, BuiltInReductions.Product<T>, Unchanged<T>>>(),
            ReduceOp.Max => Lanes<T, T, OneLane<T, BuiltInReductions.Max<T>, Unchanged<T>>>(),
            ReduceOp.Min => Lanes<T, T, OneLane<T, BuiltInReductions.Min<T>, Unchanged<T>>>(),
            _ => throw Unknown(op),
        };

    private static PeerReduction Int8(ReduceOp op) => op switch
    {
        ReduceOp.Sum => Quarters<sbyte, SignedLane<OneLane<sbyte, BuiltInReductions.Sum<sbyte>, Unchanged<sbyte>>>>(),
        ReduceOp.Average => Quarters<sbyte, SignedLane<OneLane<sbyte, BuiltInReductions.Sum<sbyte>, DividedByRanks>>>(),
        ReduceOp.Product => Quarters<sbyte, SignedLane<OneLane<sbyte, BuiltInReductions.Product<sbyte>, Unchanged<sbyte>>>>(),
        ReduceOp.Max => Quarters<sbyte, SignedLane<OneLane<sbyte, BuiltInReductions.Max<sbyte>, Unchanged<sbyte>>>>(),
        ReduceOp.Min => Quarters<sbyte, SignedLane<OneLane<sbyte, BuiltInReductions.Min<sbyte>, Unchanged<sbyte>>>>(),
        _ => throw Unknown(op),
    };

    private static PeerReduction UInt8(ReduceOp op) => op switch
    {
        ReduceOp.Sum => Quarters<byte, OneLane<byte, BuiltInReductions.Sum<byte>, Unchanged<byte>>>(),
        ReduceOp.Average => Quarters<byte, OneLane<byte, BuiltInReductions.Sum<byte>, DividedByRanks>>(),
        ReduceOp.Product => Quarters<byte, OneLane<byte, BuiltInReductions.Product<byte>, Unchanged<byte>>>(),
        ReduceOp.Max => Quarters<byte, OneLane<byte, BuiltInReductions.Max<byte>, Unchanged<byte>>>(),
        ReduceOp.Min => Quarters<byte, OneLane<byte, BuiltInReductions.Min<byte>, Unchanged<byte>>>(),
        _ => throw Unknown(op),
    };

    private static PeerReduction Float16<TFormat>(ReduceOp op)
        where TFormat : struct, ISmallFloatBits<ushort> => op switch
        {
            ReduceOp.Sum => Halves<SmallFloatLane<ushort, TFormat, BuiltInReductions.Sum<float>, Unchanged<float>>>(),
            ReduceOp.Average => Halves<SmallFloatLane<ushort, TFormat, BuiltInReductions.Sum<float>, DividedByRanks>>(),
            ReduceOp.Product => Halves<SmallFloatLane<ushort, TFormat, BuiltInReductions.Product<float>, Unchanged<float>>>(),
            ReduceOp.Max => Halves<SmallFloatLane<ushort, TFormat, BuiltInReductions.Max<float>, Unchanged<float>>>(),
            ReduceOp.Min => Halves<SmallFloatLane<ushort, TFormat, BuiltInReductions.Min<float>, Unchanged<float>>>(),
            _ => throw Unknown(op),
        };

    private static PeerReduction Float8<TFormat>(ReduceOp op)
        where TFormat : struct, ISmallFloatBits<byte> => op switch
        {
            ReduceOp.Sum => Quarters<float, SmallFloatLane<byte, TFormat, BuiltInReductions.Sum<float>, Unchanged<float>>>(),
            ReduceOp.Average => Quarters<float, SmallFloatLane<byte, TFormat, BuiltInReductions.Sum<float>, DividedByRanks>>(),
            ReduceOp.Product => Quarters<float, SmallFloatLane<byte, TFormat, BuiltInReductions.Product<float>, Unchanged<float>>>(),
            ReduceOp.Max => Quarters<float, SmallFloatLane<byte, TFormat, BuiltInReductions.Max<float>, Unchanged<float>>>(),
            ReduceOp.Min => Quarters<float, SmallFloatLane<byte, TFormat, BuiltInReductions.Min<float>, Unchanged<float>>>(),
            _ => throw Unknown(op),
        };

    /// <summary>As many values side by side as make a pack; a type of another size goes one by one.</summary>
    private static PeerReduction Lanes<T, TSum, TOne>()
        where T : unmanaged
        where TSum : unmanaged
        where TOne : struct, IPackArithmetic<T, TSum> => Unsafe.SizeOf<T>() switch
        {
            4 => new PeerReduction<T, TSum, TOne, Pack4<T>, Pack4<TSum>, FourLanes<T, TSum, TOne>>(4, isVector: true),
            8 => new PeerReduction<T, TSum, TOne, Pack2<T>, Pack2<TSum>, TwoLanes<T, TSum, TOne>>(2, isVector: true),
            16 => new PeerReduction<T, TSum, TOne, T, TSum, TOne>(1, isVector: true),
            _ => new PeerReduction<T, TSum, TOne, T, TSum, TOne>(1, isVector: false),
        };

    private static PeerReduction<ushort, float, TOne, Pack4<uint>, Pack4<Pack2<float>>, FourLanes<uint, Pack2<float>, TwoInWord<float, TOne>>> Halves<TOne>()
        where TOne : struct, IPackArithmetic<ushort, float> => new(8, isVector: true);

    private static PeerReduction<byte, TSum, TOne, Pack4<uint>, Pack4<Pack4<TSum>>, FourLanes<uint, Pack4<TSum>, FourInWord<TSum, TOne>>> Quarters<TSum, TOne>()
        where TSum : unmanaged
        where TOne : struct, IPackArithmetic<byte, TSum> => new(16, isVector: true);

    private static ArgumentOutOfRangeException Unknown(ReduceOp op) => new(nameof(op), op, "Not a reduction of ReduceOp.");
}
