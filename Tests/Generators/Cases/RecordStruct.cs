using System;
using TypedCollectives;

namespace Training;

[CollectiveState]
internal readonly partial record struct Metrics([property: AllReduce] float[] Losses, [property: Reduce(ReduceOp.Max, Root = 1)] Memory<long> Peaks)
{
    [AllReduce(ReduceOp.Min, Into = nameof(Smallest))]
    [Broadcast(Root = 2)]
    public double[] Times { get; init; } = [];

    public double[] Smallest { get; init; } = [];
}
