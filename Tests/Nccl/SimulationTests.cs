using TypedCollectives.Interop.Nccl;
using TypedCollectives.Nccl.Tests.Support;

namespace TypedCollectives.Nccl.Tests;

public sealed class SimulationTests
{
    [Fact]
    public void AGroupIsPricedAndNotLaunched()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(2);
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D<float>(4)).ToArray();
        standin.TakeCalls();
        TimeSpan? estimate;
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
            estimate = CollectiveGroup.Simulate();
        }

        Assert.Equal(TimeSpan.FromMicroseconds(12.5), estimate);
        Assert.Equal(
            """
            ncclGroupStart
            ncclAllReduce #0 4 type 7 op 0
            ncclAllReduce #1 4 type 7 op 0
            ncclGroupSimulateEnd 24 74685283
            """,
            standin.TakeCalls());
        Array.ForEach(buffers, buffer => buffer.Dispose());
    }

    [Fact]
    public void WhatCannotBeSimulatedIsRefusedAndLaunchesNothing()
    {
        var standin = new Standin();
        using CommunicatorClique nonBlocking = standin.InitAll(1, new NcclOptions { Blocking = false });
        Assert.Contains("is non-blocking", Refused(standin, nonBlocking));
        var old = new Standin { Version = new NcclVersion(2, 21, 5) };
        using CommunicatorClique clique = old.InitAll(1);
        Assert.StartsWith("CollectiveGroup.Simulate needs NCCL 2.22.3; the library loaded is 2.21.5", Refused(old, clique));

        Assert.Throws<InvalidOperationException>(() => CollectiveGroup.Simulate());
        using (CollectiveGroup.Open())
            Assert.Throws<InvalidOperationException>(() => CollectiveGroup.Simulate());
        using CommunicatorClique host = Communicator.InitAll(1, new CommunicatorOptions { Backend = BackendKind.Host });
        using (CollectiveGroup.Open())
        {
            host[0].AllReduce(new int[1], ReduceOp.Sum);
            Assert.Throws<NotSupportedException>(() => CollectiveGroup.Simulate());
        }
    }

    private static string Refused(Standin standin, CommunicatorClique clique)
    {
        using var buffer = clique[0].Accelerator.Allocate1D<float>(4);
        standin.TakeCalls();
        string message;
        using (CollectiveGroup.Open())
        {
            clique[0].AllReduce(buffer, ReduceOp.Sum);
            message = Assert.Throws<NotSupportedException>(() => CollectiveGroup.Simulate()).Message;
        }

        Assert.Empty(standin.TakeCalls());
        return message;
    }
}
