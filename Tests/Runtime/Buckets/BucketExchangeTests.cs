namespace TypedCollectives.Tests;

/// <summary>Bucketed exchanges on host devices: right results, one order, and mistakes named.</summary>
public sealed class BucketExchangeTests(CliqueCache cliques) : IClassFixture<CliqueCache>
{
    // A part for each buffer, parts of two, and one part.
    public static TheoryData<BackendKind, int, long> Cases => new MatrixTheoryData<BackendKind, int, long>(
        [BackendKind.Host, BackendKind.Peer], [1, 2, 3], [1, 21, BucketOptions.DefaultPartBytes]);

    [Theory, MemberData(nameof(Cases))]
    public void OneThreadExchangesEveryRanksBuffersStepByStep(BackendKind backend, int ranks, long partBytes)
    {
        CommunicatorClique clique = cliques.Of(backend, ranks);
        BucketReplica[] replicas = [.. clique.Select(comm => new BucketReplica(comm))];
        using BucketExchange exchange = new(clique, new BucketOptions { PartBytes = partBytes });
        BucketReplica.GradientsBucket gradients = new(exchange, replicas);
        for (int step = 0; step < 3; step++)
        {
            foreach (Communicator comm in clique)
                replicas[comm.Rank].Fill(comm.Rank);
            gradients.ReadyThird();
            gradients.ReadySecond();
            gradients.ReadyFirst();
            exchange.Wait();
            clique.Synchronize();
            foreach (BucketReplica replica in replicas)
                Assert.Equal(replica.Expected(ranks), replica.Contents);
        }

        foreach (BucketReplica replica in replicas)
            replica.Dispose();
    }

    [Theory, MemberData(nameof(Cases))]
    public void EveryRankHasAThread(BackendKind backend, int ranks, long partBytes)
    {
        using CommunicatorClique clique = Communicator.InitAll(ranks, new CommunicatorOptions { Backend = backend });
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            using BucketReplica replica = new(comm);
            using BucketExchange exchange = new(comm, new BucketOptions { PartBytes = partBytes });
            BucketReplica.GradientsBucket gradients = new(exchange, [replica]);
            for (int step = 0; step < 3; step++)
            {
                replica.Fill(comm.Rank);
                gradients.ReadyFirst();
                gradients.ReadySecond();
                gradients.ReadyThird();
                exchange.Wait();
                comm.Synchronize();
                Assert.Equal(replica.Expected(ranks), replica.Contents);
            }
        });
        Assert.All(failures, Assert.Null);
    }

    [Fact]
    public void APartIsExchangedAsSoonAsItIsLargeEnough()
    {
        CommunicatorClique clique = cliques.Of(BackendKind.Host, 2);
        BucketReplica[] replicas = [.. clique.Select(comm => new BucketReplica(comm))];
        using BucketExchange exchange = new(clique, new BucketOptions { PartBytes = 8 * sizeof(float) });
        BucketReplica.GradientsBucket gradients = new(exchange, replicas);
        float[] before = replicas[0].Contents;
        float[] after = replicas[0].Expected(2);

        gradients.ReadyFirst();
        Assert.Equal(before, replicas[0].Contents); // five elements are not eight
        gradients.ReadySecond();
        Assert.Equal([.. after[..8], .. before[8..]], replicas[0].Contents);
        gradients.ReadyThird(); // the last part, however small
        Assert.Equal(after, replicas[1].Contents);
        exchange.Wait();
    }

    [Fact]
    public void SeveralBucketsShareAnExchange()
    {
        CommunicatorClique clique = cliques.Of(BackendKind.Peer, 2);
        BucketReplica[] one = [.. clique.Select(comm => new BucketReplica(comm))];
        BucketReplica[] other = [.. clique.Select(comm => new BucketReplica(comm, 1, 0, 7))];
        using BucketExchange exchange = new(clique);
        BucketReplica.GradientsBucket ones = new(exchange, one);
        BucketReplica.GradientsBucket others = new(exchange, other);
        Assert.Equal("gradients", ones.Name);
        Assert.Equal(["First", "Second", "Third"], ones.Buffers);

        others.ReadyThird();
        ones.ReadyFirst();
        others.ReadySecond(); // no elements
        others.ReadyFirst();
        ones.ReadyThird();
        ones.ReadySecond();
        exchange.Wait();
        Assert.All(one, replica => Assert.Equal(replica.Expected(2), replica.Contents));
        Assert.All(other, replica => Assert.Equal(replica.Expected(2), replica.Contents));
    }

    [Fact]
    public void ABufferThatWasNeverMarkedIsNamed()
    {
        CommunicatorClique clique = cliques.Of(BackendKind.Host, 2);
        BucketReplica[] replicas = [.. clique.Select(comm => new BucketReplica(comm))];
        using BucketExchange exchange = new(clique);
        BucketReplica.GradientsBucket gradients = new(exchange, replicas);
        gradients.ReadySecond();
        string message = Assert.Throws<InvalidOperationException>(exchange.Wait).Message;
        Assert.Contains("gradients.First, gradients.Third.", message, StringComparison.Ordinal);

        gradients.ReadyThird(); // the step goes on
        gradients.ReadyFirst();
        exchange.Wait();
        Assert.Equal(replicas[0].Expected(2), replicas[0].Contents);
    }

    [Fact]
    public void ABufferIsMarkedOnceAStep()
    {
        CommunicatorClique clique = cliques.Of(BackendKind.Host, 1);
        BucketReplica[] replicas = [.. clique.Select(comm => new BucketReplica(comm))];
        using BucketExchange exchange = new(clique);
        BucketReplica.GradientsBucket gradients = new(exchange, replicas);
        gradients.ReadyFirst("Training.cs", 17);
        string message = Assert.Throws<InvalidOperationException>(() => gradients.ReadyFirst()).Message;
        Assert.Contains("gradients.First was marked ready already, at Training.cs:17", message, StringComparison.Ordinal);
    }

    [Fact]
    public void LaterStepsKeepTheFirstOnesOrder()
    {
        CommunicatorClique clique = cliques.Of(BackendKind.Host, 1);
        BucketReplica[] replicas = [.. clique.Select(comm => new BucketReplica(comm))];
        using BucketExchange exchange = new(clique);
        BucketReplica.GradientsBucket gradients = new(exchange, replicas);
        gradients.ReadyFirst();
        gradients.ReadySecond();
        gradients.ReadyThird();
        exchange.Wait();

        gradients.ReadyFirst();
        string message = Assert.Throws<InvalidOperationException>(() => gradients.ReadyThird()).Message;
        Assert.Contains("gradients.Third is marked ready as number 2", message, StringComparison.Ordinal);
        Assert.Contains("first step marked gradients.Second", message, StringComparison.Ordinal);
        gradients.ReadySecond();
        gradients.ReadyThird();
        exchange.Wait();
        Assert.Throws<InvalidOperationException>(() => new BucketReplica.GradientsBucket(exchange, replicas)); // too late
    }

    // Buffers of one length: without the comparison they would be reduced into each other.
    [Theory]
    [InlineData(BackendKind.Host)]
    [InlineData(BackendKind.Peer)]
    public void RanksThatMarkInAnotherOrderAreTold(BackendKind backend)
    {
        using CommunicatorClique clique = Communicator.InitAll(3, new CommunicatorOptions { Backend = backend });
        var contents = new float[3][];
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            using BucketReplica replica = new(comm, 4, 4, 4);
            using BucketExchange exchange = new(comm);
            BucketReplica.GradientsBucket gradients = new(exchange, [replica]);
            try
            {
                gradients.ReadyFirst();
#pragma warning disable TC2001 // ranks that differ are the test's subject
                if (comm.Rank == 1)
                {
                    gradients.ReadyThird();
                    gradients.ReadySecond();
                }
                else
                {
                    gradients.ReadySecond();
                    gradients.ReadyThird();
                }
#pragma warning restore TC2001
            }
            finally
            {
                contents[comm.Rank] = replica.Contents;
            }
        });
        Assert.All(failures, failure => Assert.IsType<CollectiveMismatchException>(failure));
        Assert.Contains("Ranks 1 and this one", failures[0]!.Message, StringComparison.Ordinal);
        Assert.Contains("Ranks 0, 2 and this one", failures[1]!.Message, StringComparison.Ordinal);
        Assert.Contains("gradients.First (16 bytes of System.Single, Sum), gradients.Third", failures[1]!.Message, StringComparison.Ordinal);
        Assert.Contains("BucketExchangeTests.cs:", failures[2]!.Message, StringComparison.Ordinal);
        using BucketReplica untouched = new(clique[2], 4, 4, 4);
        Assert.Equal(untouched.Contents, contents[2]); // nothing was exchanged
    }

    [Fact]
    public void RanksDifferInLength()
    {
        CommunicatorClique clique = cliques.Of(BackendKind.Host, 2);
        BucketReplica[] replicas = [new(clique[0]), new(clique[1], second: 6)];
        using BucketExchange exchange = new(clique);
        BucketReplica.GradientsBucket gradients = new(exchange, replicas);
        gradients.ReadyFirst();
        string message = Assert.Throws<ArgumentException>(() => gradients.ReadySecond()).Message;
        Assert.Contains("gradients.Second has 24 bytes on rank 1 and 12 bytes on rank 0", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnfinishedStepIsDroppedWithTheExchange()
    {
        CommunicatorClique clique = cliques.Of(BackendKind.Host, 2);
        BucketReplica[] replicas = [.. clique.Select(comm => new BucketReplica(comm))];
        float[] before = replicas[1].Contents;
        float[] after = replicas[1].Expected(2);
        BucketExchange exchange = new(clique, new BucketOptions { PartBytes = 8 * sizeof(float) });
        BucketReplica.GradientsBucket gradients = new(exchange, replicas);
        gradients.ReadyFirst();
        gradients.ReadySecond(); // launched
        using BucketExchange second = new(clique, new BucketOptions { PartBytes = 8 * sizeof(float) });
        BucketReplica.GradientsBucket later = new(second, replicas);
        later.ReadyThird(); // only marked
        second.Dispose();
        exchange.Dispose();
        exchange.Dispose();
        Assert.Equal([.. after[..8], .. before[8..]], replicas[1].Contents);
        Assert.Throws<ObjectDisposedException>(exchange.Wait);

        clique.AllReduceThird(replicas); // the communicators are as good as before
        clique.Synchronize();
        Assert.Equal(after, replicas[1].Contents);
    }

    [Fact]
    public void BuffersAndExchangesThatAreDisposedAreRefused()
    {
        CommunicatorClique clique = cliques.Of(BackendKind.Host, 1);
        using BucketReplica replica = new(clique[0]);
        BucketExchange exchange = new(clique[0]);
        BucketReplica.GradientsBucket gradients = new(exchange, [replica]);
        replica.Third.Dispose();
        Assert.Throws<ObjectDisposedException>(() => gradients.ReadyThird());
        exchange.Dispose();
        Assert.Throws<ObjectDisposedException>(() => gradients.ReadyFirst());
        Assert.Throws<ObjectDisposedException>(() => new BucketReplica.GradientsBucket(exchange, [replica]));
    }

    [Fact]
    public void AnExchangeOpensItsOwnGroups()
    {
        CommunicatorClique clique = cliques.Of(BackendKind.Host, 1);
        using BucketReplica replica = new(clique[0]);
        using BucketExchange exchange = new(clique[0]);
        BucketReplica.GradientsBucket gradients = new(exchange, [replica]);
        CollectiveGroup.Start();
        try
        {
            Assert.Throws<InvalidOperationException>(() => gradients.ReadyThird());
            Assert.Throws<InvalidOperationException>(exchange.Wait);
        }
        finally
        {
            CollectiveGroup.End();
        }
    }

    [Fact]
    public void WhatDoesNotFitTheExchangeIsRefused()
    {
        CommunicatorClique clique = cliques.Of(BackendKind.Host, 2);
        using BucketReplica replica = new(clique[0]);
        using BucketExchange exchange = new(clique);
        Assert.Throws<ArgumentException>(() => new BucketReplica.GradientsBucket(exchange, [replica]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BucketExchange(clique, new BucketOptions { PartBytes = 0 }));
        Assert.Throws<ArgumentException>(() => new BucketExchange(clique, new BucketOptions { ComputeStreams = [clique[0].Stream] }));
        Assert.Throws<ArgumentException>(
            () => new BucketExchange(clique[0], new BucketOptions { ComputeStreams = [clique[1].Stream] }));
        Assert.Throws<ArgumentNullException>(() => new BucketExchange((Communicator)null!));
        Assert.Throws<ArgumentNullException>(() => new BucketReplica.GradientsBucket(null!, [replica]));
    }
}
