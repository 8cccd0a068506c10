namespace TypedCollectives.Tests;

/// <summary>Ranks that disagree, do not come, or are gone: every other rank gets an error that names them, and nobody hangs.</summary>
public sealed class FailureTests
{
    private static readonly CommunicatorOptions Short = new() { Backend = BackendKind.Host, Timeout = TimeSpan.FromMilliseconds(300) };

    public static TheoryData<string, Action<Communicator>, Action<Communicator>> Disagreements => new()
    {
        { "COLLECTIVE_MISMATCH", comm => comm.AllReduce(new int[2], ReduceOp.Sum), comm => comm.Broadcast(new int[2], 0) },
        { "DATATYPE_MISMATCH", comm => comm.AllReduce(new int[2], ReduceOp.Sum), comm => comm.AllReduce(new uint[2], ReduceOp.Sum) },
        { "SIZE_MISMATCH", comm => comm.AllReduce(new int[2], ReduceOp.Sum), comm => comm.AllReduce(new int[3], ReduceOp.Sum) },
        { "REDUCTION_OPERATION_MISMATCH", comm => comm.AllReduce(new int[2], ReduceOp.Sum), comm => comm.AllReduce(new int[2], ReduceOp.Max) },
        { "ROOT_MISMATCH", comm => comm.Broadcast(new int[2], 0), comm => comm.Broadcast(new int[2], 1) },
        { "SIZE_MISMATCH", comm => comm.Send(new int[2], 1), comm => comm.Recv(new int[3], 0) },
        { "DATATYPE_MISMATCH", comm => comm.Send(new int[2], 1), comm => comm.Recv(new float[2], 0) },
    };

    [Theory]
    [MemberData(nameof(Disagreements))]
    public void RanksThatDisagreeAreNamedWithBothCalls(string difference, Action<Communicator> first, Action<Communicator> second)
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        Exception?[] failures = Ranks.OnThreads(clique, comm => (comm.Rank == 0 ? first : second)(comm));
        Assert.All(failures, failure =>
        {
            var exception = Assert.IsType<CollectiveMismatchException>(failure);
            Assert.StartsWith(difference, exception.Message);
            Assert.Contains("rank 0", exception.Message);
            Assert.Contains("rank 1", exception.Message);
            Assert.Contains("at FailureTests.cs:", exception.Message);
        });
    }

    [Fact]
    public void AMissingRankIsNamedWhenTheDeadlinePasses()
    {
        using CommunicatorClique clique = Communicator.InitAll(4, Short);
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
#pragma warning disable TC2001 // ranks that do not come are the test's subject
            if (comm.Rank % 2 == 0)
                comm.AllReduce(new int[2], ReduceOp.Sum);
#pragma warning restore TC2001
        });
        Assert.Contains("ranks 1, 3", Assert.IsType<CollectiveTimeoutException>(failures[0]).Message);
        Assert.IsType<CollectiveTimeoutException>(failures[2]);
        Assert.Null(failures[1]);
    }

    [Fact]
    public void AMissingReceiverIsNamed()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        var exception = Assert.Throws<CollectiveTimeoutException>(() => clique[0].Send(new int[2], 1));
        Assert.Contains("for rank 1 in Send", exception.Message);
    }

    [Fact]
    public void AfterAFailureTheCliqueRefusesAndRepeatsWhy()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        Assert.Throws<CollectiveTimeoutException>(() => clique[0].Barrier());
        var exception = Assert.Throws<CollectiveException>(() => clique[1].Barrier());
        Assert.Contains("failed earlier", exception.Message);
        Assert.Contains("rank 1", exception.Message);
    }

    [Fact]
    public void ADisposedRankFailsThoseWhoWaitForItAtOnce()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short with { Timeout = Timeout.InfiniteTimeSpan });
        clique[1].Dispose();
        var exception = Assert.Throws<CollectiveException>(() => clique[0].AllReduce(new int[1], ReduceOp.Sum));
        Assert.Contains("rank 1's communicator is disposed", exception.Message);
    }

    [Fact]
    public void ARankThatIsDisposedWhileAnotherWaitsFailsIt()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short with { Timeout = Timeout.InfiniteTimeSpan });
        using var started = new ManualResetEventSlim();
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            if (comm.Rank == 0)
            {
                started.Set();
                comm.Recv(new int[1], 1);
            }
            else
            {
                started.Wait();
                comm.Dispose();
            }
        });
        Assert.Contains("rank 1's communicator is disposed", Assert.IsType<CollectiveException>(failures[0]).Message);
    }

    [Fact]
    public void MessagesBetweenTwoRanksKeepTheirOrder()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Short);
        int[][] received = [new int[1], new int[1], new int[1]];
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            for (int i = 0; i < 3; i++)
            {
                if (comm.Rank == 0)
                    comm.Send([i + 1], 1);
                else
                    comm.Recv(received[i], 0);
            }
        });
        Assert.All(failures, Assert.Null);
        Assert.Equal([1, 2, 3], received.Select(message => message[0]));
    }

    [Fact]
    public void ManyStepsOnManyThreadsStayInStep()
    {
        using CommunicatorClique clique = Communicator.InitAll(4, Short with { Timeout = TimeSpan.FromMinutes(1) });
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            int[] data = [comm.Rank];
            for (int step = 0; step < 2000; step++)
            {
                data[0] = comm.Rank + step;
                comm.AllReduce(data, ReduceOp.Sum);
                Assert.Equal(6 + (4 * step), data[0]);
            }
        });
        Assert.All(failures, Assert.Null);
    }
}
