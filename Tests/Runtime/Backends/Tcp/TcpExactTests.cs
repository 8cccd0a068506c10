using CsCheck;

namespace TypedCollectives.Tests;

/// <summary>Every collective x element type x reduction x ranks x length x root x place over TCP, to the bit.</summary>
public sealed class TcpExactTests
{
    private static readonly int[] EdgeLengths = [0, 1, 3];

    public static TheoryData<ElementType> Types => [.. Enum.GetValues<ElementType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public void EveryCollectiveIsExact(ElementType type)
    {
        for (int ranks = 1; ranks <= 5; ranks++)
        {
            using CommunicatorClique clique = LoopbackMesh.Open(ranks);
            foreach (Scenario scenario in Scenario.All([ranks], type == ElementType.Int32 ? [.. EdgeLengths, 1021] : [1021]))
                ScenarioRun.Check(clique, type, scenario, hostMemory: true);
        }
    }

    [Fact]
    public void BuffersOfHostAcceleratorsAreHostMemory()
    {
        using CommunicatorClique clique = LoopbackMesh.Open(3);
        foreach (Scenario scenario in Scenario.All([3], [1021]))
            ScenarioRun.Check(clique, ElementType.Float32, scenario, hostMemory: false);
    }

    /// <summary>Longer than what sockets take at once, than a tile of a reduction, and than a frame.</summary>
    [Theory]
    [InlineData(ElementType.UInt8, (4 << 20) + 3)]
    [InlineData(ElementType.Float64, (1 << 19) + 3)]
    public void LongBuffersAreExact(ElementType type, int length)
    {
        using CommunicatorClique clique = LoopbackMesh.Open(3);
        foreach (Scenario scenario in Scenario.All([3], [length]))
        {
            if (scenario.Op is ReduceOp.Sum or ReduceOp.Max && scenario.Root is 0 or 2)
                ScenarioRun.Check(clique, type, scenario, hostMemory: true);
        }
    }

    [Fact]
    public void AnyLengthIsExact()
    {
        CommunicatorClique[] cliques = [.. Enumerable.Range(1, 5).Select(ranks => LoopbackMesh.Open(ranks))];
        Scenario.Random(maxRanks: 5, maxLength: 70_000).Sample(
            sample => ScenarioRun.Check(cliques[sample.Scenario.Ranks - 1], sample.Type, sample.Scenario, hostMemory: true),
            iter: 300, threads: 1);
        foreach (CommunicatorClique clique in cliques)
            clique.Dispose();
    }

    /// <summary>Sums whose rounding depends on the order: TCP must make them in the order one process does.</summary>
    [Fact]
    public void InexactSumsAreThoseOfOneProcess() => (
        from ranks in Gen.Int[1, 5]
        from data in Gen.Float.Array[Gen.Int[1, 9000]].Array[ranks]
        from op in Gen.Enum<ReduceOp>()
        select (data, op)).Sample(
        sample =>
        {
            int length = sample.data.Min(block => block.Length);
            float[][] Reduce(CommunicatorClique clique)
            {
                float[][] copies = [.. sample.data.Select(block => block[..length])];
                Ranks.InGroup(clique, comm => comm.AllReduce(copies[comm.Rank], sample.op));
                clique.Dispose();
                return copies;
            }

            float[][] expected = Reduce(Communicator.InitAll(sample.data.Length, new CommunicatorOptions { Backend = BackendKind.Host }));
            float[][] actual = Reduce(LoopbackMesh.Open(sample.data.Length));
            for (int rank = 0; rank < actual.Length; rank++)
            {
                Assert.Equal(
                    expected[rank].Select(BitConverter.SingleToUInt32Bits), actual[rank].Select(BitConverter.SingleToUInt32Bits));
            }
        },
        iter: 40, threads: 1);
}
