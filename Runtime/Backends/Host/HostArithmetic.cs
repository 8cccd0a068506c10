namespace TypedCollectives;

/// <summary>Reduces one block of every rank, in rank order, and stores the result at every target.</summary>
internal abstract class HostArithmetic
{
    private static readonly HostArithmetic[] BuiltIn =
    [
        new NumberHostArithmetic<sbyte>(),
        new NumberHostArithmetic<byte>(),
        new NumberHostArithmetic<int>(),
        new NumberHostArithmetic<uint>(),
        new NumberHostArithmetic<long>(),
        new NumberHostArithmetic<ulong>(),
        new WidenedHostArithmetic<Half>(HostWidening.Widen, HostWidening.Narrow),
        new NumberHostArithmetic<float>(),
        new NumberHostArithmetic<double>(),
        new WidenedHostArithmetic<BFloat16>(HostWidening.Widen, HostWidening.Narrow),
        new WidenedHostArithmetic<Float8E4M3>(Float8Widening<Float8E4M3>.Widen, Float8Widening<Float8E4M3>.Narrow),
        new WidenedHostArithmetic<Float8E5M2>(Float8Widening<Float8E5M2>.Widen, Float8Widening<Float8E5M2>.Narrow),
    ];

    /// <summary>The arithmetic of a call.</summary>
    internal static HostArithmetic For(in CollectiveCall call) =>
        call.Custom is { } reduction ? CustomHostArithmetic.For(reduction, call.Layout.Size) : BuiltIn[(int)call.Element];

    /// <summary>Reduces at most <see cref="HostReduce.BlockElements"/> elements; a target may be one of the sources.</summary>
    internal abstract void Reduce(ReadOnlySpan<nint> sources, ReadOnlySpan<nint> targets, int count, ReduceOp op);
}
