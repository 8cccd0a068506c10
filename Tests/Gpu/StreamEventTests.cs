using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Gpu.Tests;

/// <summary>Events order streams, of one device and of two, without the host.</summary>
public sealed class StreamEventTests(Gpus gpus) : IClassFixture<Gpus>
{
    private const int Length = 1 << 18;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public void ACollectiveWaitsForAKernelOfAnotherStream()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        var slow = clique.Select(comm => comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, int>(Slow)).ToArray();
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D<int>(Length)).ToArray();
        AcceleratorStream[] kernels = [.. clique.Select(comm => comm.Accelerator.CreateStream())];
        for (int step = 1; step <= 5; step++)
        {
            foreach (Communicator comm in clique)
            {
                comm.Accelerator.Bind();
                slow[comm.Rank](kernels[comm.Rank], Length, buffers[comm.Rank].View, comm.Rank + step);
                using StreamEvent ready = StreamEvent.After(kernels[comm.Rank]);
                comm.Stream.WaitFor(ready);
            }

            using (CollectiveGroup.Open())
            {
                foreach (Communicator comm in clique)
                    comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
            }

            foreach (Communicator comm in clique)
            {
                // The next step's kernel overwrites what is reduced here.
                using StreamEvent reduced = StreamEvent.After(comm.Stream);
                kernels[comm.Rank].WaitFor(reduced);
                reduced.Synchronize(Deadline);
                Assert.True(reduced.IsComplete);
                Assert.All(buffers[comm.Rank].GetAsArray1D(), value => Assert.Equal((2 * step) + 1, value));
            }
        }

        foreach (IDisposable disposable in (IDisposable[])[.. kernels, .. buffers])
            disposable.Dispose();
    }

    [Fact]
    public void AStreamWaitsForAnEventOfAnotherDevice()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        var slow = clique[0].Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, int>(Slow);
        using var buffer = clique[0].Accelerator.Allocate1D<int>(Length);
        clique[0].Accelerator.Bind();
        slow(clique[0].Stream, Length, buffer.View, 7);
        using StreamEvent first = StreamEvent.After(clique[0].Stream);
        clique[1].Stream.WaitFor(first);
        using StreamEvent second = StreamEvent.After(clique[1].Stream);
        second.Synchronize(Deadline);
        Assert.True(first.IsComplete); // the second one cannot be reached before it
        Assert.All(buffer.GetAsArray1D(), value => Assert.Equal(7, value));
    }

    [Fact]
    public void ADeadlineEndsTheWait()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        var endless = clique[0].Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>>(UntilReleased);
        using var gate = clique[0].Accelerator.Allocate1D<int>(1);
        using AcceleratorStream other = clique[0].Accelerator.CreateStream();
        gate.MemSetToZero();
        clique[0].Accelerator.Synchronize();
        endless(clique[0].Stream, 1, gate.View);
        using StreamEvent done = StreamEvent.After(clique[0].Stream);
        try
        {
            Assert.False(done.IsComplete);
            Assert.Contains("not reached within", Assert.Throws<CollectiveTimeoutException>(() => done.Synchronize(TimeSpan.FromMilliseconds(1))).Message);
        }
        finally
        {
            gate.View.BaseView.MemSet(other, 1);
        }

        done.Synchronize(Deadline);
        Assert.True(done.IsComplete);
    }

    [Fact]
    public void TimeIsTheDevices()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 1);
        var slow = clique[0].Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, int>(Slow);
        using var buffer = clique[0].Accelerator.Allocate1D<int>(Length);
        clique[0].Accelerator.Bind();
        using StreamEvent start = StreamEvent.After(clique[0].Stream, keepsTime: true);
        slow(clique[0].Stream, Length, buffer.View, 7);
        using StreamEvent end = StreamEvent.After(clique[0].Stream, keepsTime: true);
        end.Synchronize(Deadline);
        Assert.True(end.ElapsedSince(start) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, start.ElapsedSince(start));
    }

    private static void Slow(Index1D index, ArrayView<int> values, int value)
    {
        int turns = 0;
        for (int i = 0; i < 20_000; i++)
            turns = (turns * 31) + i + index;
        values[index] = turns == int.MinValue ? turns : value;
    }

    private static void UntilReleased(Index1D index, ArrayView<int> gate)
    {
        while (Atomic.Add(ref gate[0], 0) == 0)
            MemoryFence.DeviceLevel();
    }
}
