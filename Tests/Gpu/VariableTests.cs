using CsCheck;
using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests;

/// <summary>AllGatherV and AllToAllV over ranks, counts, places and types on GPUs.</summary>
public sealed class VariableTests(Gpus gpus) : IClassFixture<Gpus>
{
    [Theory]
    [InlineData(BackendKind.Nccl, 1)]
    [InlineData(BackendKind.Nccl, 2)]
    [InlineData(BackendKind.Peer, 1)]
    [InlineData(BackendKind.Peer, 2)]
    public void AnyCountsAreExact(BackendKind backend, int ranks)
    {
        CommunicatorClique clique = gpus.Of(backend, ranks);
        VariableScenario.Random(maxRanks: 2, maxLength: 100_000).Where(scenario => scenario.Ranks == ranks).Sample(
            scenario =>
            {
                VariableRun.CheckAll<byte>(clique, scenario, hostMemory: false);
                VariableRun.CheckAll<double>(clique, scenario, hostMemory: false);
            },
            iter: 60, threads: 1);
    }
}
