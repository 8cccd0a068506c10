namespace TypedCollectives.Tests;

/// <summary>Ranks that disagree, do not come, die or are gone: the others get an error that names them, and nobody hangs.</summary>
public sealed class TcpFailureTests
{
    private static readonly CommunicatorOptions Short = new() { Timeout = TimeSpan.FromMilliseconds(500) };
    private static readonly CommunicatorOptions Endless = new() { Timeout = Timeout.InfiniteTimeSpan };

    [Theory]
    [MemberData(nameof(FailureTests.Disagreements), MemberType = typeof(FailureTests))]
    public void RanksThatDisagreeAreNamedWithBothCalls(string difference, Action<Communicator> first, Action<Communicator> second)
    {
        using CommunicatorClique clique = LoopbackMesh.Open(2, Endless);
        Exception?[] failures = Ranks.OnThreads(clique, comm => (comm.Rank == 0 ? first : second)(comm));
        Assert.All(failures, failure =>
        {
            var exception = Assert.IsType<CollectiveMismatchException>(failure);
            Assert.StartsWith(difference, exception.Message);
            Assert.Matches("rank 0 calls .* at FailureTests.cs:.*rank 1 calls .* at FailureTests.cs:", exception.Message);
        });
    }

    [Fact]
    public void AReductionWrittenInCSharpIsComparedByItsType()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(2, Endless);
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            if (comm.Rank == 0)
                comm.AllReduce<int, Left>(new int[3]);
            else
                comm.AllReduce<int, Right>(new int[3]);
        });
        Assert.All(failures, failure => Assert.Matches(
            "REDUCTION_OPERATION_MISMATCH.*Left.*Right", Assert.IsType<CollectiveMismatchException>(failure).Message));
    }

    [Fact]
    public void RanksThatAgreeLearnOfADisagreementOfOthersAndNothingMoves()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(5, Endless);
        int[][] data = [.. Enumerable.Range(0, 5).Select(rank => (int[])[rank, rank])];
        Exception?[] failures = Ranks.OnThreads(clique, comm => comm.AllReduce(data[comm.Rank], comm.Rank == 3 ? ReduceOp.Max : ReduceOp.Sum));
        Assert.All(failures, failure => Assert.Contains("rank 3", Assert.IsType<CollectiveMismatchException>(failure).Message));
        Assert.All(data, (block, rank) => Assert.Equal([rank, rank], block));
    }

    [Fact]
    public void AMissingRankIsNamedWhenTheDeadlinePasses()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(4, Short);
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            if (comm.Rank % 2 == 0)
                comm.AllReduce(new int[2], ReduceOp.Sum);
        });
        Assert.All([failures[0], failures[2]], failure => Assert.Matches(
            "ranks 1, 3 in AllReduce<Int32>.* at TcpFailureTests.cs:", Assert.IsType<CollectiveTimeoutException>(failure).Message));
        Assert.Null(failures[1]);

        // Who was missing is told when it comes.
        var late = Assert.Throws<CollectiveTimeoutException>(() => clique[1].Barrier());
        Assert.Matches("ranks 1, 3 in AllReduce.*Rank 1 was in Barrier\\(\\) at TcpFailureTests.cs:", late.Message);
    }

    [Fact]
    public void RanksThatWaitForEachOtherInDifferentCallsAreToldSo()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(2, Short);
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            if (comm.Rank == 0)
                comm.Barrier();
            else
                comm.Send(new int[3], 0);
        });
        Assert.All(failures, failure =>
        {
            Assert.Matches("Barrier\\(\\) at TcpFailureTests.cs", Assert.IsType<CollectiveTimeoutException>(failure).Message);
            Assert.Matches("Send<Int32>\\(count 12, peer 0\\) at TcpFailureTests.cs", failure.Message);
        });
    }

    [Fact]
    public void AfterAFailureTheCommunicatorRefusesAndRepeatsWhy()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(2, Short);
        Assert.Throws<CollectiveTimeoutException>(() => clique[0].Barrier());
        var exception = Assert.Throws<CollectiveException>(() => clique[0].Barrier());
        Assert.Contains("failed earlier", exception.Message);
        Assert.Contains("rank 1", exception.Message);
    }

    [Fact]
    public void ADisposedRankFailsThoseWhoWaitForIt()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(3, Endless);
        clique[1].Dispose();
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            if (comm.Rank != 1)
                comm.AllReduce(new int[1], ReduceOp.Sum);
        });
        Assert.All([failures[0], failures[2]], failure => Assert.Contains(
            "rank 1's communicator is disposed", Assert.IsType<CollectiveException>(failure).Message));
    }

    /// <summary>Rank 1 never connected to rank 4, which hears of its end along the ring.</summary>
    [Fact]
    public void ARankThatIsDisposedWhileAnotherWaitsForItsFirstMessageFailsIt()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(6, Endless);
        using var started = new ManualResetEventSlim();
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            if (comm.Rank == 4)
            {
                started.Set();
                comm.Recv(new int[1], 1);
            }
            else if (comm.Rank == 1)
            {
                started.Wait();
                comm.Dispose();
            }
        });
        Assert.Contains("rank 1's communicator is disposed", Assert.IsType<CollectiveException>(failures[4]).Message);
    }

    [Fact]
    public void WhatARankSentBeforeItWasDisposedArrives()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(3, Endless);
        int[] sent = [.. Enumerable.Range(0, 3 << 20)];
        int[] received = new int[sent.Length];
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            if (comm.Rank == 0)
            {
                comm.Send(sent, 2);
                comm.Dispose();
            }
            else if (comm.Rank == 2)
            {
                comm.Recv(received, 0);
            }
        });
        Assert.All(failures.Skip(1), Assert.Null);
        Assert.True(sent.AsSpan().SequenceEqual(received));
    }

    [Fact]
    public void ARankThatDiesIsNamedToEveryoneWithTheCallTheyWereIn()
    {
        var mesh = new LoopbackMesh(4);
        using CommunicatorClique clique = mesh.Open(Endless);
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            comm.Barrier();
            if (comm.Rank == 2)
                mesh.Kill(2);
            else
                comm.AllReduce(new int[8], ReduceOp.Sum);
        });
        Assert.All([failures[0], failures[1], failures[3]], failure => Assert.Matches(
            "Rank 2.*AllReduce<Int32>\\(count 8, Sum\\) at TcpFailureTests.cs:", Assert.IsType<CollectiveException>(failure).Message));
    }

    /// <summary>Only the neighbours have a connection with the dead rank; rank 0 waits for one of those that are left.</summary>
    [Fact]
    public void ADeathIsToldToThoseWithoutAConnection()
    {
        var mesh = new LoopbackMesh(5);
        using CommunicatorClique clique = mesh.Open(Endless);
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            if (comm.Rank == 0)
                comm.Recv(new int[8], 4);
            else if (comm.Rank == 2)
                mesh.Kill(2);
        });
        Assert.Contains("Rank 2", Assert.IsType<CollectiveException>(failures[0]).Message);
    }

    [Fact]
    public void AReductionThatThrowsFailsEveryRank()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(3, Endless);
        Exception?[] failures = Ranks.OnThreads(clique, comm => comm.AllReduce<int, Throwing>([comm.Rank]));
        Assert.All(failures, failure =>
        {
            Assert.Contains("AllReduce<Int32>(count 1, Throwing)", Assert.IsType<CollectiveException>(failure).Message);
            Assert.Contains("no such sum", failure.Message);
        });
    }

    public struct Left : IReduction<int>
    {
        public static int Combine(int left, int right) => left;
    }

    public struct Right : IReduction<int>
    {
        public static int Combine(int left, int right) => right;
    }

    public struct Throwing : IReduction<int>
    {
        public static int Combine(int left, int right) => throw new ArithmeticException("no such sum");
    }
}
