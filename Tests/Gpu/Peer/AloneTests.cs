using System.Collections.Concurrent;
using ILGPU;
using ILGPU.Runtime;

#pragma warning disable TC1001 // one thread makes the calls of several ranks without a group on purpose: that is what is tested here

namespace TypedCollectives.Gpu.Tests.Peer;

/// <summary>Collectives that each rank launches by itself: none waits for another's host, and what does not fit together is still told.</summary>
public sealed class AloneTests
{
    private const int Large = 4 << 20; // 16 MiB of int: all ranks' buffers are needed

    [Fact]
    public void AThreadARankIsExact()
    {
        using CommunicatorClique clique = Open(20);
        const int Steps = 3000;
        const int Capacity = 1 << 16;
        Parallel.ForEach(clique, comm =>
        {
            var random = new Random(7);
            using MemoryBuffer1D<int, Stride1D.Dense> buffer = comm.Accelerator.Allocate1D<int>(Capacity);
            using MemoryBuffer1D<int, Stride1D.Dense> large = comm.Accelerator.Allocate1D<int>(Large);
            int[] mine = [.. Enumerable.Range(0, Capacity).Select(i => (i + comm.Rank) % 1000)];
            int[] other = [.. Enumerable.Range(0, Capacity).Select(i => (i + 1 - comm.Rank) % 1000)];
            buffer.View.BaseView.CopyFromCPU(comm.Stream, mine);
            large.MemSetToZero(comm.Stream);
            for (int step = 0; step < Steps; step++)
            {
                int length = random.Next(0, random.Next(10) == 0 ? Capacity : 300);
                int start = random.Next(0, Capacity - length + 1);
                var view = ((ArrayView<int>)buffer.View).SubView(start, length);
                switch (random.Next(4))
                {
                    case 0:
                        comm.AllReduce(view, ReduceOp.Max);
                        for (int i = start; i < start + length; i++)
                            mine[i] = other[i] = Math.Max(mine[i], other[i]);
                        break;
                    case 1:
                        int root = random.Next(2);
                        comm.Broadcast(view, root);
                        int[] source = root == comm.Rank ? mine : other;
                        Array.Copy(source, start, root == comm.Rank ? other : mine, start, length);
                        break;
                    case 2:
                        comm.AllReduce(view, ReduceOp.Min);
                        for (int i = start; i < start + length; i++)
                            mine[i] = other[i] = Math.Min(mine[i], other[i]);
                        break;
                    default:
                        if (step % 50 == 0)
                            comm.AllReduce(large, ReduceOp.Sum);
                        else
                            comm.Barrier();
                        break;
                }
            }

            int[] received = new int[Capacity];
            buffer.View.BaseView.CopyToCPU(comm.Stream, received);
            comm.Synchronize();
            Assert.Equal(mine, received);
        });
    }

    // Which calls meet is left to chance then; what comes of it is the collective's result or an exception that says so.
    [Fact]
    public void TwoThreadsOfARankBreakNothing()
    {
        using CommunicatorClique clique = Open(2);
        const int Lengths = 600; // more than are prepared at a time
        var failures = new ConcurrentBag<Exception>();
        Parallel.For(0, 2 * clique.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 * clique.Count }, thread =>
        {
            Communicator comm = clique[thread / 2];
            using var buffer = comm.Accelerator.Allocate1D<int>(Lengths);
            try
            {
                for (int length = 1; length <= Lengths; length++)
                    comm.AllReduce(((ArrayView<int>)buffer.View).SubView(0, length), ReduceOp.Max);
                comm.Synchronize();
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        });
        Assert.All(failures, failure => Assert.IsAssignableFrom<CollectiveException>(failure));
    }

    [Fact]
    public void ACallOfAKernelNotUsedYetWaitsForTheOthers()
    {
        using CommunicatorClique clique = Open(1);
        using var buffer = clique[0].Accelerator.Allocate1D((int[])[1, 2, 3]);
        Assert.Contains("for rank 1", Assert.Throws<CollectiveTimeoutException>(() => clique[0].AllReduce(buffer, ReduceOp.Min)).Message);
    }

    [Fact]
    public void ARankRunsAhead()
    {
        using CommunicatorClique clique = Open(20);
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D((int[])[1, 2, 3])).ToArray();
        for (int step = 0; step < 10; step++)
            clique[0].AllReduce(buffers[0], ReduceOp.Sum);
        for (int step = 0; step < 10; step++)
            clique[1].AllReduce(buffers[1], ReduceOp.Sum);
        clique.Synchronize();
        Assert.All(buffers, buffer => Assert.Equal([1 << 10, 2 << 10, 3 << 10], buffer.GetAsArray1D()));
        Free(buffers);
    }

    [Fact]
    public void TheOtherDeviceAllocatesMeanwhile()
    {
        using CommunicatorClique clique = Open(5);
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D((int[])[1, 2, 3])).ToArray();
        clique[0].AllReduce(buffers[0], ReduceOp.Sum);
        using (MemoryBuffer1D<int, Stride1D.Dense> meanwhile = clique[1].Accelerator.Allocate1D<int>(64 << 20))
            meanwhile.MemSetToZero(clique[1].Stream);
        clique[1].AllReduce(buffers[1], ReduceOp.Sum);
        clique.Synchronize();
        Assert.All(buffers, buffer => Assert.Equal([2, 4, 6], buffer.GetAsArray1D()));
        Free(buffers);
    }

    [Fact]
    public void GroupsOfSmallAndLargeKeepTheirOrder()
    {
        using CommunicatorClique clique = Open(20);
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(Enumerable.Repeat(comm.Rank + 1, Large).ToArray())).ToArray();
        for (int step = 0; step < 5; step++)
        {
            using (CollectiveGroup.Open())
            {
                foreach (Communicator comm in clique)
                {
                    ArrayView<int> all = buffers[comm.Rank].View;
                    comm.AllReduce(all.SubView(0, 100), ReduceOp.Sum); // 3 and 3, then twice what it was
                    comm.AllReduce(all, ReduceOp.Max);
                    comm.AllReduce(all.SubView(100, 100), ReduceOp.Sum); // 2 and 2 after the greatest
                    comm.AllReduce(all, ReduceOp.Min);
                }
            }
        }

        clique.Synchronize();
        int[] expected = [.. Enumerable.Repeat(3 << 4, 100), .. Enumerable.Repeat(2 << 5, 100), .. Enumerable.Repeat(2, Large - 200)];
        Assert.All(buffers, buffer => Assert.Equal(expected, buffer.GetAsArray1D()));
        Free(buffers);
    }

    [Theory]
    [InlineData(4, ReduceOp.Sum, 4, ReduceOp.Max)]
    [InlineData(4, ReduceOp.Sum, 5, ReduceOp.Sum)]
    [InlineData(0, ReduceOp.Sum, 5, ReduceOp.Sum)]
    [InlineData(4, ReduceOp.Sum, Large, ReduceOp.Sum)]
    public void AnotherCallIsTold(int first, ReduceOp firstOp, int second, ReduceOp secondOp)
    {
        using CommunicatorClique clique = Open(20);
        using var small = clique[0].Accelerator.Allocate1D<int>(Large);
        using var large = clique[1].Accelerator.Allocate1D<int>(Large);
        clique[0].AllReduce(((ArrayView<int>)small.View).SubView(0, first), firstOp);
        var told = Assert.Throws<CollectiveMismatchException>(() => clique[1].AllReduce(((ArrayView<int>)large.View).SubView(0, second), secondOp));
        Assert.Contains($"count {first}", told.Message);
        Assert.Contains($"count {second}", told.Message);
        Assert.Contains(nameof(AloneTests), told.Message);
        // The one that was launched ends, with the same words.
        Assert.Equal(told.Message, Assert.Throws<CollectiveMismatchException>(() => clique[0].Synchronize()).Message);
    }

    [Fact]
    public void ARankThatNeverCallsIsNamed()
    {
        using CommunicatorClique clique = Open(1);
        using var buffer = clique[0].Accelerator.Allocate1D((int[])[1, 2, 3]);
        clique[0].AllReduce(buffer, ReduceOp.Sum);
        string told = Assert.Throws<CollectiveTimeoutException>(() => clique[0].Synchronize()).Message;
        Assert.Contains("waited 1 s for rank 1 in AllReduce<Int32>(count 3, Sum)", told);
        Assert.Contains("never made the call", told);
        using var again = clique[0].Accelerator.Allocate1D((int[])[4, 5]);
        Assert.Equal([4, 5], again.GetAsArray1D()); // the device works on
    }

    [Fact]
    public void ARankThatLeftIsNamed()
    {
        using CommunicatorClique clique = Open(20);
        using var buffer = clique[0].Accelerator.Allocate1D((int[])[1, 2, 3]);
        clique[0].AllReduce(buffer, ReduceOp.Sum);
        clique[1].Dispose();
        Assert.Contains("rank 1's communicator is disposed", Assert.Throws<CollectiveException>(() => clique[0].Synchronize()).Message);
        Assert.Throws<CollectiveException>(() => clique[0].AllReduce(buffer, ReduceOp.Sum));
    }

    private static CommunicatorClique Open(int timeoutSeconds)
    {
        Gpus.Require(BackendKind.Peer, 2);
        CommunicatorClique clique = Communicator.InitAll(
            2, new CommunicatorOptions { Backend = BackendKind.Peer, Timeout = TimeSpan.FromSeconds(timeoutSeconds) });

        // The first call of each kernel meets on the host.
        MemoryBuffer1D<int, Stride1D.Dense>[] buffers = [.. clique.Select(comm => comm.Accelerator.Allocate1D<int>(4))];
        foreach (ReduceOp op in (ReduceOp[])[ReduceOp.Sum, ReduceOp.Max])
        {
            using (CollectiveGroup.Open())
            {
                foreach (Communicator comm in clique)
                    comm.AllReduce(buffers[comm.Rank], op);
            }
        }

        clique.Synchronize();
        Free(buffers);
        return clique;
    }

    private static void Free(IEnumerable<IDisposable> buffers)
    {
        foreach (IDisposable buffer in buffers)
            buffer.Dispose();
    }
}
