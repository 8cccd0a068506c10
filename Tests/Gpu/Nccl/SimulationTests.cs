using ILGPU.Runtime;
using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests.Nccl;

/// <summary>A group is priced, moves nothing, and the communicators work on.</summary>
public sealed class SimulationTests
{
    [Fact]
    public void AGroupIsPricedAndNotLaunched()
    {
        NcclNeeds.Version(2, 22, 3);
        using CommunicatorClique clique = NcclNeeds.InitAll(2);
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(Enumerable.Repeat(1f, 1 << 20).ToArray())).ToArray();
        TimeSpan? estimate;
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
            estimate = CollectiveGroup.Simulate();
        }

        clique.Synchronize();
        Assert.True(estimate > TimeSpan.Zero, $"{estimate}");
        Assert.Equal(1f, buffers[0].GetAsArray1D()[0]);
        Ranks.InGroup(clique, comm => comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum));
        Assert.All(buffers, buffer => Assert.Equal(2f, buffer.GetAsArray1D()[^1]));
        Array.ForEach(buffers, buffer => buffer.Dispose());
    }

    [Fact]
    public void MemoryIsAccountedFor()
    {
        NcclNeeds.Version(2, 29, 7);
        using CommunicatorClique clique = NcclNeeds.InitAll(2);
        NcclMemoryStatistics statistics = clique[0].GetMemoryStatistics();
        Assert.True(statistics.Total >= statistics.Persistent && statistics.Persistent > 0, $"{statistics}");
        Assert.False(statistics.IsSuspended);
    }
}
