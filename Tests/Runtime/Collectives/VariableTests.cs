using CsCheck;

namespace TypedCollectives.Tests;

/// <summary>AllGatherV and AllToAllV over ranks, counts, places and types on the managed backends.</summary>
public sealed class VariableTests(CliqueCache cliques) : IClassFixture<CliqueCache>
{
    [Fact]
    public void HostIsExact() => VariableScenario.Random(maxRanks: 6, maxLength: 300).Sample(
        scenario =>
        {
            CommunicatorClique clique = cliques.Of(BackendKind.Host, scenario.Ranks);
            VariableRun.CheckAll<int>(clique, scenario, hostMemory: true);
            VariableRun.CheckAll<byte>(clique, scenario, hostMemory: true);
            VariableRun.CheckAll<long>(clique, scenario, hostMemory: true);
            VariableRun.CheckAll<double>(clique, scenario, hostMemory: false);
        },
        iter: 150, threads: 1);

    [Fact]
    public void PeerIsExactOnCpuAccelerators() => VariableScenario.Random(maxRanks: 5, maxLength: 300).Sample(
        scenario =>
        {
            CommunicatorClique clique = cliques.Of(BackendKind.Peer, scenario.Ranks);
            VariableRun.CheckAll<sbyte>(clique, scenario, hostMemory: false);
            VariableRun.CheckAll<float>(clique, scenario, hostMemory: false);
        },
        iter: 100, threads: 1);

    [Fact]
    public void TcpIsExact()
    {
        CommunicatorClique[] overTcp = [.. Enumerable.Range(1, 4).Select(ranks => LoopbackMesh.Open(ranks))];
        VariableScenario.Random(maxRanks: 4, maxLength: 3000).Sample(
            scenario =>
            {
                VariableRun.CheckAll<byte>(overTcp[scenario.Ranks - 1], scenario, hostMemory: true);
                VariableRun.CheckAll<ulong>(overTcp[scenario.Ranks - 1], scenario, hostMemory: true);
            },
            iter: 60, threads: 1);
        foreach (CommunicatorClique clique in overTcp)
            clique.Dispose();
    }

    [Fact]
    public void SpansWorkAsWell()
    {
        CommunicatorClique clique = cliques.Of(BackendKind.Host, 3);
        long[] counts = [2, 0, 1];
        int[][] gathered = [new int[3], new int[3], new int[3]];
        int[][] exchanged = [new int[3], new int[3], new int[3]];
        Assert.All(
            Ranks.OnThreads(clique, comm =>
            {
                Span<int> mine = [10 * comm.Rank, (10 * comm.Rank) + 1];
                comm.AllGatherV(mine[..(int)counts[comm.Rank]], gathered[comm.Rank].AsSpan(), counts);
                Span<int> again = gathered[comm.Rank];
                comm.AllGatherV(again, counts);
                Span<int> all = [comm.Rank, comm.Rank + 10, comm.Rank + 20];
                comm.AllToAllV(all, [1, 1, 1], exchanged[comm.Rank].AsSpan(), [1, 1, 1], recvDisplacements: [2, 1, 0]);
            }),
            Assert.Null);
        Assert.All(gathered, all => Assert.Equal([0, 1, 20], all));
        Assert.Equal([[2, 1, 0], [12, 11, 10], [22, 21, 20]], exchanged);
    }
}
