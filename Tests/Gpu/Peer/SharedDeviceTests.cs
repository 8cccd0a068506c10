using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests.Peer;

/// <summary>More ranks than devices: several ranks of a clique on one device, which the kernels do not know of.</summary>
public sealed class SharedDeviceTests
{
    private static readonly int[] Lengths = [0, 1, 7, 1021, 300_001];

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void EveryCollectiveIsExact(int ranks)
    {
        using CommunicatorClique clique = Open(ranks, PeerTuning.Default);
        ElementType[] types = Enum.GetValues<ElementType>();
        int turn = 0;
        foreach (Scenario scenario in Scenario.All([ranks], Lengths))
            ScenarioRun.Check(clique, types[turn++ % types.Length], scenario, hostMemory: false);
    }

    [Theory]
    [InlineData("push", 3)]
    [InlineData("direct", 3)]
    [InlineData("engine", 2)]
    [InlineData("engine", 3)]
    public void EveryLengthIsExactEveryWay(string way, int ranks)
    {
        // Around packs, groups and staging slots, one way only; for the copy engines around pieces, and more of them than slots.
        int[] lengths = [2, 3, 4, 5, 15, 16, 17, 511 * 4, 8191, 8193, 65_536, (1 << 20) + 1, (3 << 20) - 1];
        using CommunicatorClique clique = Open(ranks, TuningOf(way));
        ElementType[] types = Enum.GetValues<ElementType>();
        int turn = 0;
        foreach (Scenario scenario in Scenario.All([ranks], lengths).Where(scenario => scenario.Root == ranks - 1 || !Scenario.IsRooted(scenario.Kind)))
            ScenarioRun.Check(clique, types[turn++ % types.Length], scenario, hostMemory: false);
    }

    // A device has fewer queues than these streams: whichever of them a call's kernels and the engines' streams share, its pieces come in order.
    [Fact]
    public void EnginesKeepOrderOnManyStreams()
    {
        const int Streams = 40;
        const int Length = 300_000;
        using CommunicatorClique clique = Open(2, TuningOf("engine"));
        var streams = clique.Select(comm => Enumerable.Range(0, Streams).Select(_ => comm.Accelerator.CreateStream()).ToArray()).ToArray();
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(Enumerable.Range(0, Length).Select(i => (i % 100) + comm.Rank).ToArray())).ToArray();
        for (int step = 0; step < Streams; step++)
            Ranks.InGroup(clique, comm => comm.AllReduce(buffers[comm.Rank].View, buffers[comm.Rank].View, ReduceOp.Max, streams[comm.Rank][step]));
        foreach (Communicator comm in clique)
        {
            streams[comm.Rank][^1].Synchronize();
            Assert.Equal(Enumerable.Range(0, Length).Select(i => (i % 100) + 1), buffers[comm.Rank].GetAsArray1D());
            buffers[comm.Rank].Dispose();
        }

        foreach (AcceleratorStream stream in streams.SelectMany(all => all))
            stream.Dispose();
    }

    [Fact]
    public void ViewsThatStartAnywhereAreExact()
    {
        using CommunicatorClique clique = Open(2, PeerTuning.Default);
        foreach (int length in (int[])[5, 1021, 200_003])
        {
            for (int start = 1; start < 4; start++)
            {
                var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(
                    Enumerable.Range(0, length + 8).Select(i => (i % 100) + comm.Rank).ToArray())).ToArray();
                // Each rank's view starts elsewhere.
                Ranks.InGroup(clique, comm => comm.AllReduce(((ArrayView<int>)buffers[comm.Rank].View).SubView(start + comm.Rank, length), ReduceOp.Sum));
                foreach (Communicator comm in clique)
                {
                    int first = start + comm.Rank;
                    Assert.Equal(
                        Enumerable.Range(0, length + 8).Select(i => i < first || i >= first + length
                            ? (i % 100) + comm.Rank
                            : ((i - comm.Rank) % 100) + ((i - comm.Rank + 1) % 100) + 1),
                        buffers[comm.Rank].GetAsArray1D());
                    buffers[comm.Rank].Dispose();
                }
            }
        }
    }

    [Fact]
    public void AReductionOfAnOddAndPrivateTypeRuns()
    {
        using CommunicatorClique clique = Open(3, PeerTuning.Default);
        foreach (int length in (int[])[1, 1021, 100_003])
        {
            var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(
                Enumerable.Range(0, length).Select(i => new Triple { X = i % 50, Y = comm.Rank, Z = 1 }).ToArray())).ToArray();
            Ranks.InGroup(clique, comm => comm.AllReduce<Triple, TripleSum>((ArrayView<Triple>)buffers[comm.Rank].View));
            foreach (Communicator comm in clique)
            {
                Assert.Equal(
                    Enumerable.Range(0, length).Select(i => new Triple { X = 3 * (i % 50), Y = 3, Z = 3 }), buffers[comm.Rank].GetAsArray1D());
                buffers[comm.Rank].Dispose();
            }
        }
    }

    private static PeerTuning TuningOf(string way) => way switch
    {
        "push" => PeerTuning.AlwaysPush,
        "direct" => PeerTuning.AlwaysDirect,
        _ => PeerTuning.AlwaysEngine with { EnginePieceBytes = 256 << 10, EngineLastBytes = 32 << 10 },
    };

    private static CommunicatorClique Open(int ranks, PeerTuning tuning)
    {
        Gpus.Require(BackendKind.Peer, 1);
        int devices = Math.Min(2, Gpus.Count);
        return CliqueFactory.CreateCudaPeer(
            DeviceSet.OpenCuda([.. Enumerable.Range(0, ranks).Select(rank => rank % devices)]),
            new CommunicatorOptions { Timeout = TimeSpan.FromSeconds(20) }, tuning);
    }

    private struct Triple
    {
        public float X, Y, Z;
    }

    private struct TripleSum : IReduction<Triple>
    {
        public static Triple Combine(Triple left, Triple right) =>
            new() { X = left.X + right.X, Y = left.Y + right.Y, Z = left.Z + right.Z };
    }
}
