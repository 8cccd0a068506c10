namespace TypedCollectives.Tests;

/// <summary>What is launched together goes on together, whatever is in the way.</summary>
public sealed class TcpGroupTests
{
    private const int Large = 6 << 20; // far more than sockets hold

    [Fact]
    public void ARingOfLargeMessagesDoesNotBlock()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(4);
        int[][] received = [.. clique.Select(_ => new int[Large])];
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            int[] mine = new int[Large];
            mine.AsSpan().Fill(comm.Rank + 1);
            using (CollectiveGroup.Open())
            {
                comm.Send(mine, (comm.Rank + 1) % 4);
                comm.Recv(received[comm.Rank], (comm.Rank + 3) % 4);
            }
        });
        Assert.All(failures, Assert.Null);
        Assert.All(received, (data, rank) => Assert.Equal(-1, data.AsSpan().IndexOfAnyExcept(((rank + 3) % 4) + 1)));
    }

    /// <summary>Every rank sends several messages to every rank, itself included, in one group and in different orders.</summary>
    [Fact]
    public void MessagesBetweenTwoRanksKeepTheirOrder()
    {
        const int Messages = 5;
        using CommunicatorClique clique = LoopbackMesh.Open(3);
        int[][,][] received = [.. clique.Select(_ => new int[3, Messages][])];
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            using (CollectiveGroup.Open())
            {
                for (int step = 0; step < 3; step++)
                {
                    int peer = (comm.Rank + step) % 3;
                    for (int i = 0; i < Messages; i++)
                    {
                        received[comm.Rank][peer, i] = new int[(i * 3000) + peer];
                        if (step == 1)
                            comm.Recv(received[comm.Rank][peer, i], peer);
                        comm.Send(Enumerable.Repeat((comm.Rank * 100) + i, (i * 3000) + comm.Rank).ToArray(), peer);
                        if (step != 1)
                            comm.Recv(received[comm.Rank][peer, i], peer);
                    }
                }
            }
        });
        Assert.All(failures, Assert.Null);
        for (int rank = 0; rank < 3; rank++)
        {
            for (int peer = 0; peer < 3; peer++)
            {
                for (int i = 0; i < Messages; i++)
                    Assert.Equal(-1, received[rank][peer, i].AsSpan().IndexOfAnyExcept((peer * 100) + i));
            }
        }
    }

    [Fact]
    public void MessagesAndCollectivesOfAGroupMayBeInDifferentOrders()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(2);
        int[] message = new int[Large];
        int[][] sums = [[1], [2]];
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            using (CollectiveGroup.Open())
            {
                if (comm.Rank == 0)
                    comm.Send(Enumerable.Repeat(7, Large).ToArray(), 1);
                comm.AllReduce(sums[comm.Rank], ReduceOp.Sum);
                if (comm.Rank == 1)
                    comm.Recv(message, 0);
            }
        });
        Assert.All(failures, Assert.Null);
        Assert.Equal([3, 3], sums.Select(sum => sum[0]));
        Assert.Equal(-1, message.AsSpan().IndexOfAnyExcept(7));
    }

    [Fact]
    public void WhereTheyShareMemoryTheirOrderDecides()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(2);
        int[][] data = [[1], [2]];
        int[] received = new int[1];
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            using (CollectiveGroup.Open())
            {
                comm.AllReduce(data[comm.Rank], ReduceOp.Sum);
                if (comm.Rank == 0)
                    comm.Send(data[0], 1);
                else
                    comm.Recv(received, 0);
                comm.AllReduce(data[comm.Rank], ReduceOp.Sum);
            }
        });
        Assert.All(failures, Assert.Null);
        Assert.Equal(3, received[0]);
        Assert.Equal([6, 6], data.Select(block => block[0]));
    }

    /// <summary>Two communicators over the same ranks, used in a different order by each: only a group can do that.</summary>
    [Fact]
    public void SeveralCommunicatorsOfAGroupGoOnSideBySide()
    {
        using CommunicatorClique first = LoopbackMesh.Open(2);
        using CommunicatorClique second = LoopbackMesh.Open(2);
        int[][] a = [[1], [2]];
        int[][] b = [[10], [20]];
        Exception?[] failures = Ranks.OnThreads(first, comm =>
        {
            using (CollectiveGroup.Open())
            {
                if (comm.Rank == 0)
                    comm.AllReduce(a[0], ReduceOp.Sum);
                second[comm.Rank].AllReduce(b[comm.Rank], ReduceOp.Sum);
                if (comm.Rank == 1)
                    comm.AllReduce(a[1], ReduceOp.Sum);
            }
        });
        Assert.All(failures, Assert.Null);
        Assert.Equal([3, 3, 30, 30], [a[0][0], a[1][0], b[0][0], b[1][0]]);
    }

    [Fact]
    public void AMessageToItselfNeedsItsMatch()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(2);
        var exception = Assert.Throws<InvalidOperationException>(() =>
        {
            using (CollectiveGroup.Open())
            {
                clique[0].Send(new int[1], 0);
                clique[0].Send(new int[1], 0);
                clique[0].Recv(new int[1], 0);
            }
        });
        Assert.Contains("needs its match", exception.Message);
    }

    [Fact]
    public void OneProcessAndSeveralDoNotMixInAGroup()
    {
        using CommunicatorClique tcp = LoopbackMesh.Open(1);
        using CommunicatorClique local = Communicator.InitAll(1, new CommunicatorOptions { Backend = BackendKind.Host });
        var exception = Assert.Throws<InvalidOperationException>(() =>
        {
            using (CollectiveGroup.Open())
            {
                local[0].Barrier();
                tcp[0].Barrier();
            }
        });
        Assert.Contains("across processes", exception.Message);
    }

    [Fact]
    public void ManyStepsStayInStep()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(4);
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            int[] data = [0];
            for (int step = 0; step < 200; step++)
            {
                data[0] = comm.Rank + step;
                comm.AllReduce(data, ReduceOp.Sum);
                Assert.Equal(6 + (4 * step), data[0]);
            }
        });
        Assert.All(failures, Assert.Null);
    }

    [Fact]
    public void NoSocketIsLeft()
    {
        var mesh = new LoopbackMesh(4);
        CommunicatorClique clique = mesh.Open();
        Ranks.InGroup(clique, comm => comm.Barrier());
        Assert.Equal(4, mesh.OpenSockets(0));
        Ranks.OnThreads(clique, comm => comm.Dispose());
        clique.Dispose();
        Assert.All(Enumerable.Range(0, 4), rank => Assert.Equal(0, mesh.OpenSockets(rank)));
    }
}
