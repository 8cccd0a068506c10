namespace TypedCollectives.Tests;

#pragma warning disable TC6001 // inits that are refused make nothing

/// <summary>Communicators of ranks that meet through an id.</summary>
public sealed class InitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task RanksThatMetMakeEveryCollective(int size)
    {
        using CommunicatorClique world = await World.OpenAsync(size);
        foreach (Scenario scenario in Scenario.All([size], [67]))
            ScenarioRun.Check(world, ElementType.Float32, scenario, hostMemory: true);
        ScenarioRun.Check(world, ElementType.Int32, new Scenario(CollectiveKind.AllGather, default, size, 100, 0, false, true), hostMemory: false);
    }

    [Fact]
    public async Task TheReasonSaysHowTheRanksMet()
    {
        using CommunicatorClique world = await World.OpenAsync(2);
        Assert.Matches(
            @"^Host: asked for; over TCP, 2 ranks on 1 host \(local rank 1 of 2\), met at 127\.0\.0\.1:\d+ through lo$", world[1].BackendReason);
        Assert.Equal(1, world[1].Device.Index);
        Assert.Equal(BackendKind.Host, world[1].Backend);
    }

    [Fact]
    public void RanksOfOneThreadAreMadeAtTheEndOfTheirGroup()
    {
        UniqueId id = UniqueId.Create(Roots.OnLoopback());
        var ranks = new Communicator[3];
        using (CollectiveGroup.Open())
        {
            for (int rank = 0; rank < 3; rank++)
                ranks[rank] = Communicator.Init(id, rank, 3, options: World.Host);

            Assert.Equal(2, ranks[2].Rank);
            Assert.Equal(3, ranks[2].Size);
            foreach (Action use in (Action[])
            [
                () => _ = ranks[0].Device, () => _ = ranks[0].Backend, () => _ = ranks[0].BackendReason, () => ranks[0].Barrier(),
                () => ranks[0].AllReduce(new int[1], ReduceOp.Sum), ranks[0].Dispose,
            ])
            {
                Assert.Matches("made when the group opened .* ends", Assert.Throws<InvalidOperationException>(use).Message);
            }
        }

        int[] data = [1, 2, 3];
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in ranks)
                comm.AllReduce(data.AsMemory(comm.Rank, 1), ReduceOp.Sum);
        }

        Assert.Equal([6, 6, 6], data);
        Assert.All(Ranks.OnThreads(new CommunicatorClique([.. ranks], "", DeviceSet.OpenHost(1)), comm => comm.Dispose()), failure => Assert.IsType<ObjectDisposedException>(failure));
    }

    [Fact]
    public void AGroupLeftByAnExceptionMakesNoCommunicator()
    {
        using var root = BootstrapRoot.Start(Roots.OnLoopback());
        Communicator? comm = null;
        void LeaveGroup()
        {
            using (CollectiveGroup.Open())
            {
                comm = Communicator.Init(root.Id, 0, 2, options: World.Host);
                throw new TimeZoneNotFoundException();
            }
        }

        Assert.Throws<TimeZoneNotFoundException>(LeaveGroup);
        Assert.Contains("was never made", Assert.Throws<InvalidOperationException>(() => comm!.Barrier()).Message);
        comm!.Dispose();
    }

    [Fact]
    public void InitAsyncIsNotForGroups()
    {
        using var root = BootstrapRoot.Start(Roots.OnLoopback());
        using (CollectiveGroup.Open())
        {
            Assert.Contains("cannot be awaited in", Assert.Throws<InvalidOperationException>(() =>
            {
                _ = Communicator.InitAsync(root.Id, 0, 2, options: World.Host, cancellationToken: TestContext.Current.CancellationToken);
            }).Message);
        }
    }

    [Fact]
    public void ArgumentsAreCheckedBeforeAnythingIsSent()
    {
        using var root = BootstrapRoot.Start(Roots.OnLoopback());
        UniqueId id = root.Id;
        Assert.Contains("0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => Communicator.Init(id, 2, 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Communicator.Init(id, -1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Communicator.Init(id, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Communicator.Init(id, 0, 1, device: -1));
        Assert.Contains("UniqueId.Create", Assert.Throws<ArgumentException>(() => Communicator.Init(default, 0, 1)).Message);
        Assert.SkipWhen(CollectiveEnvironment.Inspect().Devices.Any(device => device.Kind == DeviceKind.Cuda), "There are CUDA devices here.");
        Assert.Contains("none was found", Assert.Throws<NotSupportedException>(
            () => Communicator.Init(id, 0, 1, options: new CommunicatorOptions { Backend = BackendKind.Peer })).Message);
    }

    [Fact]
    public async Task ARankThatDoesNotComeIsNamedOnEveryOther()
    {
        await using var root = BootstrapRoot.Start(Roots.OnLoopback(TimeSpan.FromSeconds(1)));
        CommunicatorOptions options = World.Host with { Timeout = TimeSpan.FromSeconds(1) };
        Task<Communicator>[] ranks = [.. new[] { 0, 1, 3 }.Select(rank => Communicator.InitAsync(
            root.Id, rank, 4, options: options, cancellationToken: TestContext.Current.CancellationToken))];
        foreach (Task<Communicator> rank in ranks)
            Assert.Contains("rank 2 of 4", (await Assert.ThrowsAsync<CollectiveTimeoutException>(() => rank)).Message);
    }

    /// <summary>As with NCCL_COMM_ID: rank 0 becomes the root of an id that is an address.</summary>
    [Fact]
    public async Task AnIdThatIsAnAddressIsServedByRankZero()
    {
        await using var reserved = BootstrapRoot.Start(Roots.OnLoopback()); // finds a port that is free now
        var id = UniqueId.Parse(reserved.Id.Describe().EndPoint!.ToString());
        await reserved.DisposeAsync();
        Communicator[] ranks = await Task.WhenAll(Enumerable.Range(0, 2).Select(rank => Communicator.InitAsync(
            id, rank, 2, options: World.Host, cancellationToken: TestContext.Current.CancellationToken)));
        using var clique = new CommunicatorClique([.. ranks], "", DeviceSet.OpenHost(1));
        Ranks.InGroup(clique, comm => comm.Barrier());
    }
}
