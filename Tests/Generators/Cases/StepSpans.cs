using System;
using TypedCollectives;

namespace Training;

internal readonly ref partial struct HostSteps<T>
    where T : unmanaged
{
    [CollectiveStep]
    partial void Normalize(Communicator comm, [AllReduce(ReduceOp.Max)] Span<T> largest, [Broadcast(Root = 3)] double[] scale);

    [CollectiveStep]
    public readonly partial void Collect(
        Communicator @lock,
        [Gather(Into = nameof(@params), Root = 1)] scoped ReadOnlySpan<T> @class,
        Span<T> @params,
        [AllToAll(Into = nameof(received))] T[] sent,
        Span<T> received,
        [AllGather(Into = nameof(received))] Memory<T> block);
}
