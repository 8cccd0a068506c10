using ILGPU;
using ILGPU.Runtime;

#pragma warning disable TC1001 // ranks that do not make a call on purpose: that is what is tested here

namespace TypedCollectives.Gpu.Tests.Peer;

/// <summary>An abort ends the kernels that wait for another rank long before their deadline, and the device works on.</summary>
public sealed class AbortTests
{
    private const int Small = 100;
    private const int Large = 4 << 20; // 16 MiB of int: all ranks' buffers are needed
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void TheWaitForARankThatMakesNoCallEnds(int aborts)
    {
        using CommunicatorClique clique = OpenWarm();
        using var buffer = clique[0].Accelerator.Allocate1D<int>(Small);
        clique[0].AllReduce(buffer, ReduceOp.Sum);
        Assert.Throws<CollectiveTimeoutException>(() => Done(clique[0], TimeSpan.Zero));

        clique[aborts].Abort();
        clique[aborts].Abort(); // more than once

        Done(clique[0], Soon);
        foreach (Communicator comm in clique)
        {
            Assert.Contains($"Rank {aborts}'s communicator was aborted", comm.AsyncError!.Message);
            Assert.Contains($"Rank {aborts}'s communicator was aborted", Assert.Throws<CollectiveException>(comm.Synchronize).Message);
            Assert.Throws<CollectiveException>(() => comm.Barrier());
        }

        using var again = clique[0].Accelerator.Allocate1D((int[])[4, 5]);
        Assert.Equal([4, 5], again.GetAsArray1D());
    }

    [Fact]
    public async Task AHostThreadThatWaitsIsTold()
    {
        using CommunicatorClique clique = OpenWarm();
        using var buffer = clique[0].Accelerator.Allocate1D<int>(Small);
        clique[0].AllReduce(buffer, ReduceOp.Sum);
        Task waiting = Task.Run(clique[0].Synchronize, TestContext.Current.CancellationToken);

        clique[1].Abort();

        Assert.Contains("Rank 1's communicator was aborted", (await Assert.ThrowsAsync<CollectiveException>(() => waiting)).Message);
        Done(clique[0], Soon);
    }

    [Fact]
    public void EveryCallBehindItEnds()
    {
        using CommunicatorClique clique = OpenWarm();
        using var buffer = clique[0].Accelerator.Allocate1D<int>(Small);
        using AcceleratorStream other = clique[0].Accelerator.CreateStream();
        for (int step = 0; step < 100; step++)
            clique[0].AllReduce(buffer.View, buffer.View, ReduceOp.Sum, step % 2 == 0 ? null : other);

        clique[1].Abort();

        Done(clique[0], Soon);
        StreamWait.Wait(other, Soon, "the other stream", check: null);
    }

    // Both ranks' kernels are launched, and one's stream is held by work before.
    [Theory]
    [InlineData(Small)]
    [InlineData(Large)]
    public void TheWaitForARankWhoseStreamIsHeldEnds(int length)
    {
        using CommunicatorClique clique = Open();
        using CommunicatorClique holder = Open();
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D<int>(length)).ToArray();
        var few = holder.Select(comm => comm.Accelerator.Allocate1D<int>(Small)).ToArray();
        AllReduce(clique, buffers); // loads kernels, which may wait for what runs
        AllReduce(holder, few);
        clique.Synchronize();
        holder.Synchronize();
        holder[1].AllReduce(few[1], ReduceOp.Sum);
        using (var held = StreamEvent.After(holder[1].Stream))
            held.Wait(clique[1].Stream);
        AllReduce(clique, buffers);
        Assert.Throws<CollectiveTimeoutException>(() => Done(clique[0], TimeSpan.Zero));

        clique[0].Abort();

        Done(clique[0], Soon);
        Assert.Throws<CollectiveTimeoutException>(() => Done(clique[1], TimeSpan.Zero)); // still held
        holder[0].AllReduce(few[0], ReduceOp.Sum);
        holder.Synchronize();
        Done(clique[1], Soon);
        Assert.Contains("Rank 0's communicator was aborted", Assert.Throws<CollectiveException>(clique[1].Synchronize).Message);
        foreach (IDisposable buffer in (IDisposable[])[.. buffers, .. few])
            buffer.Dispose();
    }

    private static void AllReduce(CommunicatorClique clique, MemoryBuffer1D<int, Stride1D.Dense>[] buffers)
    {
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        }
    }

    /// <summary>Waits for the stream itself, whatever the communicator says.</summary>
    private static void Done(Communicator comm, TimeSpan patience) => StreamWait.Wait(comm.Stream, patience, $"rank {comm.Rank}", check: null);

    // The first call of a kernel meets on the host; from then on each rank launches its own.
    private static CommunicatorClique OpenWarm()
    {
        CommunicatorClique clique = Open();
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D<int>(Small)).ToArray();
        AllReduce(clique, buffers);
        clique.Synchronize();
        foreach (IDisposable buffer in buffers)
            buffer.Dispose();
        return clique;
    }

    private static CommunicatorClique Open()
    {
        Gpus.Require(BackendKind.Peer, 2);
        return Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Peer, Timeout = Never });
    }
}
