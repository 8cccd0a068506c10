namespace TypedCollectives.Tests.Backends.InProcess;

/// <summary>Calls that each rank launches by itself, and those that meet: whatever is grouped, each rank's come in their order.</summary>
public sealed class LaunchWayTests : IDisposable
{
    private const int Large = 1000;

    private readonly WayExecutor _executor = new();
    private readonly DeviceSet _devices = DeviceSet.OpenHost(2);
    private readonly Communicator[] _ranks;

    public LaunchWayTests()
    {
        var exchange = new CliqueExchange(2, _executor, TimeSpan.FromSeconds(20), _ => _executor);
        _ranks = [.. Enumerable.Range(0, 2).Select(rank => new Communicator(rank, 2, _devices.Devices[rank], new InProcessBackend(rank, exchange), "recorded"))];
    }

    public void Dispose()
    {
        foreach (Communicator rank in _ranks)
            rank.Dispose();
        _devices.Dispose();
    }

    [Fact]
    public void ARankAloneWaitsForNobodyOnceTheKernelIsLoaded()
    {
        Together(1, 1);
        _ranks[0].AllReduce(new int[1], ReduceOp.Sum);
        _ranks[0].AllReduce(new int[1], ReduceOp.Sum);
        Assert.Equal(["meet 1", "0 alone 1", "0 alone 1"], _executor.Done);
    }

    [Fact]
    public void GroupsKeepEachRanksOrder()
    {
        Together(1, 1);
        _executor.Done.Clear();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator rank in _ranks)
            {
                foreach (int length in (int[])[1, Large, 1, 1, Large, Large, 1])
                    rank.AllReduce(new int[length], ReduceOp.Sum);
            }
        }

        Assert.Equal(
            [
                "0 alone 1", "1 alone 1", "meet 1000", "0 alone 1", "0 alone 1", "1 alone 1", "1 alone 1", "meet 1000", "meet 1000", "0 alone 1",
                "1 alone 1",
            ],
            _executor.Done);
    }

    [Fact]
    public void WhatComesAfterTheFirstOfItsKindIsDecidedWhenThatIsLaunched()
    {
        // One rank makes two calls in a group, the other one after the other: they have to come out the same.
        Parallel.Invoke(
            () =>
            {
                using (CollectiveGroup.Open())
                {
                    _ranks[0].AllReduce(new int[1], ReduceOp.Sum);
                    _ranks[0].AllReduce(new int[1], ReduceOp.Sum);
                }
            },
            () =>
            {
                _ranks[1].AllReduce(new int[1], ReduceOp.Sum);
                _ranks[1].AllReduce(new int[1], ReduceOp.Sum);
            });
        Assert.Equal("meet 1", _executor.Done[0]);
        Assert.Equal(["0 alone 1", "1 alone 1"], _executor.Done.Skip(1).Order());
    }

    [Fact]
    public void AContradictionFailsTheCliqueAndEndsWhatIsUnderWay()
    {
        Together(1, 1);
        _executor.Contradicts = true;
        Assert.Equal("contradicts", Assert.Throws<CollectiveMismatchException>(() => _ranks[0].AllReduce(new int[1], ReduceOp.Sum)).Message);
        Assert.Equal(["meet 1", "abandon"], _executor.Done);
        Assert.Contains("failed earlier", Assert.Throws<CollectiveException>(() => _ranks[1].AllReduce(new int[1], ReduceOp.Sum)).Message);
    }

    [Fact]
    public void AMismatchThatShowsWhenAllHaveComeIsToldAsOne()
    {
        _executor.IsBehind = true;
        Exception?[] told = [.. _ranks.Select(_ => (Exception?)null)];
        Parallel.ForEach(_ranks, rank => told[rank.Rank] = Record.Exception(() => rank.AllReduce(new int[Large], ReduceOp.Sum)));
        Assert.All(told, exception => Assert.Equal("behind", Assert.IsType<CollectiveMismatchException>(exception).Message));
    }

    private void Together(params int[] lengths)
    {
        using (CollectiveGroup.Open())
        {
            foreach ((Communicator rank, int length) in _ranks.Zip(lengths))
                rank.AllReduce(new int[length], ReduceOp.Sum);
        }
    }

    /// <summary>Carries small calls alone after the first, and large ones never; writes down what it is told.</summary>
    private sealed class WayExecutor : ICliqueExecutor
    {
        private readonly Lock _gate = new();
        private volatile bool _loaded;

        internal List<string> Done { get; } = [];

        internal bool Contradicts { get; set; }

        internal bool IsBehind { get; set; }

        public BackendKind Kind => BackendKind.Peer;

        public bool CarriesHostMemory => true;

        public LaunchWay WayOf(int rank, in CollectiveCall call) =>
            call.Count == Large ? LaunchWay.Together : _loaded ? LaunchWay.Alone : LaunchWay.FirstTogether;

        public Func<CollectiveException>? Announce(int rank, in CollectiveCall call) =>
            Contradicts ? () => new CollectiveMismatchException("contradicts") : null;

        public Func<CollectiveException>? LaunchAlone(int rank, in CollectiveCall call)
        {
            if (Announce(rank, call) is { } failure)
                return failure;
            Note($"{rank} alone {call.Count}");
            return null;
        }

        public void Execute(ReadOnlySpan<CollectiveCall> calls)
        {
            if (IsBehind)
                throw new CollectiveMismatchException("behind");
            Note($"meet {calls[0].Count}");
            _loaded |= calls[0].Count != Large;
        }

        public void Abandon() => Note("abandon");

        public void Transfer(int from, in CollectiveCall send, int to, in CollectiveCall recv) => throw new NotSupportedException();

        public void Synchronize(int rank)
        {
        }

        public void Dispose()
        {
        }

        private void Note(string what)
        {
            lock (_gate)
                Done.Add(what);
        }
    }
}
