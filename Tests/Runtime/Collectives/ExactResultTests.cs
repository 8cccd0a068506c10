using CsCheck;

namespace TypedCollectives.Tests;

/// <summary>Every collective x element type x reduction x ranks x length x root x place, on the managed backends, to the bit.</summary>
public sealed class ExactResultTests(CliqueCache cliques) : IClassFixture<CliqueCache>
{
    private static readonly int[] HostLengths = [0, 1, 7, 1021];
    private static readonly int[] PeerLengths = [0, 1, 7, 67];
    private const int LongLength = (1 << 20) + 3;

    public static TheoryData<ElementType> Types => [.. Enum.GetValues<ElementType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public void HostIsExact(ElementType type)
    {
        foreach (Scenario scenario in Scenario.All(Enumerable.Range(1, 8), HostLengths))
            Check(BackendKind.Host, type, scenario, hostMemory: true);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void HostIsExactForLongBuffers(ElementType type)
    {
        foreach (Scenario scenario in Scenario.All(Enumerable.Range(1, 8), [LongLength]))
        {
            if (Scenario.IsRooted(scenario.Kind) && scenario.Root != scenario.Ranks / 2)
                continue;
            // Every operation with 3 ranks; with the others those whose buffers do not grow with the ranks, and two reductions.
            if (scenario.Ranks == 3 || (scenario.SendLength(0) + scenario.RecvLength(0) == 2 * LongLength && scenario.Op is ReduceOp.Sum or ReduceOp.Max))
                Check(BackendKind.Host, type, scenario, hostMemory: true);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void HostIsExactOnBuffersOfItsAccelerators(ElementType type)
    {
        foreach (Scenario scenario in Scenario.All([2, 3], HostLengths))
            Check(BackendKind.Host, type, scenario, hostMemory: false);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void PeerIsExactOnCpuAccelerators(ElementType type)
    {
        foreach (Scenario scenario in Scenario.All(Enumerable.Range(1, 8), PeerLengths))
        {
            // ILGPU's CPU accelerator takes a while for each kernel: not every root of the larger cliques.
            if (scenario.Ranks < 5 || scenario.Root % 4 == 3 || !Scenario.IsRooted(scenario.Kind))
                Check(BackendKind.Peer, type, scenario, hostMemory: false);
        }
    }

    [Fact]
    public void HostIsExactForAnyLength() => Scenario.Random(maxRanks: 8, maxLength: 70_000).Sample(
        sample => Check(BackendKind.Host, sample.Type, sample.Scenario, hostMemory: true), iter: 400, threads: 1);

    [Fact]
    public void PeerIsExactForAnyLength() => Scenario.Random(maxRanks: 8, maxLength: 2_000).Sample(
        sample => Check(BackendKind.Peer, sample.Type, sample.Scenario, hostMemory: false), iter: 100, threads: 1);

    private void Check(BackendKind backend, ElementType type, Scenario scenario, bool hostMemory) =>
        ScenarioRun.Check(cliques.Of(backend, scenario.Ranks), type, scenario, hostMemory);
}
