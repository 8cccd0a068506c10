namespace TypedCollectives.Tests;

public sealed class CollectiveGroupTests
{
    private static readonly CommunicatorOptions Short = new() { Backend = BackendKind.Host, Timeout = TimeSpan.FromMilliseconds(200) };

    [Fact]
    public void NothingMovesBeforeTheOutermostEnd()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        int[][] data = [[1], [2]];
#pragma warning disable TC1002 // the raw pair is the test's subject, and a failure in between fails it
        CollectiveGroup.Start();
#pragma warning restore TC1002
        using (CollectiveGroup.Open())
        {
            clique[0].AllReduce(data[0], ReduceOp.Sum);
            clique[1].AllReduce(data[1], ReduceOp.Sum);
        }

        Assert.Equal([1], data[0]);
        CollectiveGroup.End();
        Assert.Equal([3], data[0]);
        Assert.Equal([3], data[1]);
    }

    [Fact]
    public void CallsOfAGroupRunInOrder()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        int[][] data = [[1], [2]];
        Ranks.InGroup(clique, comm =>
        {
            comm.AllReduce(data[comm.Rank], ReduceOp.Sum);
            comm.AllReduce(data[comm.Rank], ReduceOp.Product);
        });
        Assert.Equal([9], data[0]);
    }

    [Fact]
    public void AnExceptionThatLeavesTheScopeDropsTheGroup()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        int[][] data = [[1], [2]];
        Assert.Throws<InvalidDataException>((Action)(() =>
        {
            using (CollectiveGroup.Open())
            {
                clique[0].AllReduce(data[0], ReduceOp.Sum);
                clique[1].AllReduce(data[1], ReduceOp.Sum);
                throw new InvalidDataException();
            }
        }));
        Assert.Equal([1], data[0]);

        // The clique is as it was: the next group is launched, and alone.
        Ranks.InGroup(clique, comm => comm.AllReduce(data[comm.Rank], ReduceOp.Sum));
        Assert.Equal([3], data[0]);
    }

    [Fact]
    public void EndInAFinallyDropsTheGroupToo()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        int[][] data = [[1], [2]];
        Assert.Throws<InvalidDataException>((Action)(() =>
        {
            CollectiveGroup.Start();
            try
            {
                clique[0].AllReduce(data[0], ReduceOp.Sum);
                throw new InvalidDataException();
            }
            finally
            {
                CollectiveGroup.End();
            }
        }));
        Assert.Equal([1], data[0]);
        Ranks.InGroup(clique, comm => comm.AllReduce(data[comm.Rank], ReduceOp.Sum));
        Assert.Equal([3], data[0]);
    }

    [Fact]
    public void AGroupInsideACatchBlockIsLaunched()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        int[][] data = [[1], [2]];
        try
        {
            throw new InvalidDataException();
        }
        catch (InvalidDataException)
        {
            Ranks.InGroup(clique, comm => comm.AllReduce(data[comm.Rank], ReduceOp.Sum));
        }

        Assert.Equal([3], data[0]);
    }

    [Fact]
    public void AnExceptionCaughtInsideTheScopeChangesNothing()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        int[][] data = [[1], [2]];
        using (CollectiveGroup.Open())
        {
            clique[0].AllReduce(data[0], ReduceOp.Sum);
            Assert.Throws<ArgumentException>(() => clique[1].AllReduce(data[1], new int[2], ReduceOp.Sum));
            clique[1].AllReduce(data[1], ReduceOp.Sum);
        }

        Assert.Equal([3], data[0]);
    }

    [Fact]
    public void AnExceptionBetweenANestedGroupAndTheOuterOneIsNotLaunchedSilently()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        int[][] data = [[1], [2]];
        var exception = Assert.Throws<InvalidOperationException>(() =>
        {
            using (CollectiveGroup.Open())
            {
                try
                {
                    using (CollectiveGroup.Open())
                    {
                        clique[0].AllReduce(data[0], ReduceOp.Sum);
                        throw new InvalidDataException();
                    }
                }
                catch (InvalidDataException)
                {
                }
            }
        });
        Assert.Contains("was not launched", exception.Message);
        Assert.Equal([1], data[0]);
        Ranks.InGroup(clique, comm => comm.AllReduce(data[comm.Rank], ReduceOp.Sum));
        Assert.Equal([3], data[0]);
    }

    [Fact]
    public void EndWithoutStartSaysSo() =>
        Assert.Contains("End without Start", Assert.Throws<InvalidOperationException>(CollectiveGroup.End).Message);

    [Fact]
    public void EndOnAnotherThreadNamesTheThreadAndPlaceOfTheOpenGroup()
    {
#pragma warning disable TC1002 // the group of one thread that another tries to end is the test's subject
        CollectiveGroup.Start();
#pragma warning restore TC1002
        int thread = Environment.CurrentManagedThreadId;
        Exception? thrown = null;
        var other = new Thread(() => thrown = Record.Exception(CollectiveGroup.End));
        other.Start();
        other.Join();
        CollectiveGroup.End();
        var exception = Assert.IsType<InvalidOperationException>(thrown);
        Assert.Contains($"on thread {thread} at CollectiveGroupTests.cs:", exception.Message);
    }

    [Fact]
    public void ACommunicatorWithCallsInAnotherThreadsGroupIsRefused()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        int[][] data = [[1], [2]];
        using (CollectiveGroup.Open())
        {
            clique[0].AllReduce(data[0], ReduceOp.Sum);
            Exception?[] failures = Ranks.OnThreads(clique, comm =>
            {
#pragma warning disable TC2001 // a call that is refused
                if (comm.Rank == 0)
                    comm.AllReduce(data[0], ReduceOp.Sum);
#pragma warning restore TC2001
            });
            var exception = Assert.IsType<InvalidOperationException>(failures[0]);
            Assert.Contains("has not ended", exception.Message);
            clique[1].AllReduce(data[1], ReduceOp.Sum);
        }

        Assert.Equal([3], data[0]);
    }

    [Fact]
    public void BackendsDoNotMixInAGroup()
    {
        using CommunicatorClique host = Communicator.InitAll(1, Short);
        using CommunicatorClique peer = Communicator.InitAll(1, Short with { Backend = BackendKind.Peer });
        using var buffer = peer[0].Accelerator.Allocate1D<int>(1);
        using (CollectiveGroup.Open())
        {
            host[0].AllReduce(new int[1], ReduceOp.Sum);
            var exception = Assert.Throws<InvalidOperationException>(() => peer[0].AllReduce(buffer, ReduceOp.Sum));
            Assert.Contains("Host", exception.Message);
            Assert.Contains("Peer", exception.Message);
        }
    }

    [Fact]
    public void ASpanIsRefusedInAGroup()
    {
        using CommunicatorClique clique = Communicator.InitAll(1, Short);
        using (CollectiveGroup.Open())
        {
            var exception = Assert.Throws<InvalidOperationException>(() =>
            {
                Span<int> span = stackalloc int[1];
                clique[0].AllReduce(span, ReduceOp.Sum);
            });
            Assert.Contains("Memory<T>", exception.Message);
        }
    }

    [Fact]
    public void SynchronizeInAGroupIsRefused()
    {
        using CommunicatorClique clique = Communicator.InitAll(1, Short);
        using (CollectiveGroup.Open())
            Assert.Contains("inside the group", Assert.Throws<InvalidOperationException>(clique.Synchronize).Message);
    }

    [Fact]
    public void DisposingWithCallsInAnOpenGroupIsRefused()
    {
        CommunicatorClique clique = Communicator.InitAll(1, Short);
        using (CollectiveGroup.Open())
        {
            clique[0].AllReduce(new int[1], ReduceOp.Sum);
            Assert.Throws<InvalidOperationException>(clique.Dispose);
        }

        clique.Dispose();
    }

    [Fact]
    public void OneThreadMayDriveTwoCliquesInOneGroup()
    {
        using CommunicatorClique first = Communicator.InitAll(2, Short);
        using CommunicatorClique second = Communicator.InitAll(2, Short);
        int[][] a = [[1], [2]];
        int[][] b = [[10], [20]];
        using (CollectiveGroup.Open())
        {
            for (int rank = 0; rank < 2; rank++)
            {
                first[rank].AllReduce(a[rank], ReduceOp.Sum);
                second[rank].AllReduce(b[rank], ReduceOp.Sum);
            }
        }

        Assert.Equal([3], a[1]);
        Assert.Equal([30], b[1]);
    }

    [Fact]
    public void AGroupedCallAllocatesNothing()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        int[][] data = [new int[100], new int[100]];
        void Step()
        {
            using (CollectiveGroup.Open())
            {
                foreach (Communicator comm in clique)
                    comm.AllReduce(data[comm.Rank], ReduceOp.Sum);
            }
        }

        for (int i = 0; i < 100; i++)
            Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
