using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests.Nccl;

/// <summary>Parts of an NCCL communicator reduce among themselves.</summary>
public sealed class SplitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PartsReduceAmongThemselves(bool blocking)
    {
        using CommunicatorClique clique = NcclNeeds.InitAll(2, new NcclOptions { Blocking = blocking, MaxCtas = 8, Name = "whole" });
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(new[] { comm.Rank + 1f })).ToArray();
        Communicator?[] halves = Split(clique, rank => rank, _ => 0);
        Assert.All(halves, half => Assert.Equal((0, 1), (half!.Rank, half.Size)));
        Reduce(halves, buffers);
        Assert.Equal([1f, 2f], buffers.Select(buffer => buffer.GetAsArray1D()[0]));

        // Keys turn the order round, and both communicators work on.
        Communicator?[] turned = Split(clique, _ => 0, rank => -rank);
        Assert.Equal([1, 0], turned.Select(part => part!.Rank));
        Reduce(turned, buffers);
        Reduce([.. clique], buffers);
        Assert.Equal([6f, 6f], buffers.Select(buffer => buffer.GetAsArray1D()[0]));
        // At the same time: a non-blocking communicator may take until its other ranks finish.
        await Task.WhenAll(halves.Concat(turned).Select(part => Task.Run(part!.Dispose)));
        Array.ForEach(buffers, buffer => buffer.Dispose());
    }

    [Fact]
    public void ARankWithoutAColorGetsNone()
    {
        using CommunicatorClique clique = NcclNeeds.InitAll(2);
        Communicator?[] parts = Split(clique, rank => rank == 0 ? 0 : Communicator.NoColor, _ => 0);
        Assert.Equal(1, parts[0]!.Size);
        Assert.Null(parts[1]);
        parts[0]!.Dispose();
    }

    [Fact]
    public void AThreadForEachRankNeedsNoGroup()
    {
        using CommunicatorClique clique = NcclNeeds.InitAll(2, new NcclOptions { Blocking = false });
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            using Communicator part = comm.Split(0, key: -comm.Rank)!;
            using var buffer = comm.Accelerator.Allocate1D(new[] { comm.Rank + 1 });
            part.AllReduce(buffer, ReduceOp.Sum);
            part.Synchronize();
            Assert.Equal([3], buffer.GetAsArray1D());
            Assert.Equal(1 - comm.Rank, part.Rank);
        });
        Assert.All(failures, Assert.Null);
    }

    private static Communicator?[] Split(CommunicatorClique clique, Func<int, int> color, Func<int, int> key)
    {
        var parts = new Communicator?[clique.Count];
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                parts[comm.Rank] = comm.Split(color(comm.Rank), key(comm.Rank));
        }

        return parts;
    }

    private static void Reduce(Communicator?[] parts, MemoryBuffer1D<float, Stride1D.Dense>[] buffers)
    {
        using (CollectiveGroup.Open())
        {
            for (int i = 0; i < parts.Length; i++)
                parts[i]!.AllReduce(buffers[i], ReduceOp.Sum);
        }

        foreach (Communicator? part in parts)
            part!.Synchronize();
    }
}
