using System;
using ILGPU;
using ILGPU.Runtime;
using TypedCollectives;

namespace Training;

[CollectiveState]
public partial class Everything
{
    private const int Last = 3;

    [AllReduce, Reduce(ReduceOp.Min, Root = Last), Broadcast(Root = 1), AllGather, ReduceScatter(ReduceOp.Average)]
    private byte[] _inPlace = [];

    [AllReduce(Into = nameof(_b)), Reduce(Root = 1, Into = nameof(_b)), Broadcast(Into = nameof(_b)), AllGather(Into = nameof(_b))]
    [ReduceScatter((ReduceOp)77, Into = nameof(_b)), AllToAll(Into = nameof(_b)), Gather(Into = nameof(_b), Root = 2), Scatter(Into = nameof(_b))]
    private MemoryBuffer1D<float, Stride1D.Dense> _a = null!;

    private MemoryBuffer1D<float, Stride1D.Dense> _b = null!;

    [AllToAll(Into = nameof(Target))]
    internal ArrayView1D<float, Stride1D.Dense> View { get; }

    [AllGather(Into = nameof(_a))]
    internal ArrayView<float> Target { get; }

    [AllToAll(Into = nameof(Bytes))]
    [field: Scatter(Into = nameof(_inPlace))]
    internal Memory<byte> Host { get; }

    [Gather(Into = nameof(Host))]
    internal byte[] Bytes { get; set; } = [];
}
