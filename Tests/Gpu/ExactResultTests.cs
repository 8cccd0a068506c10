using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests;

/// <summary>Every collective x element type x reduction x length x root x place, on CUDA devices, to the bit.</summary>
public sealed class ExactResultTests(Gpus gpus) : IClassFixture<Gpus>
{
    private static readonly int[] Lengths = [0, 1, 7, 1021];
    private const int LongLength = (1 << 20) + 3;

    public static TheoryData<BackendKind, int, ElementType> Cases
    {
        get
        {
            var cases = new TheoryData<BackendKind, int, ElementType>();
            foreach (BackendKind backend in (BackendKind[])[BackendKind.Nccl, BackendKind.Peer])
            {
                foreach (int ranks in (int[])[1, 2])
                {
                    foreach (ElementType type in Enum.GetValues<ElementType>())
                        cases.Add(backend, ranks, type);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryCollectiveIsExact(BackendKind backend, int ranks, ElementType type)
    {
        CommunicatorClique clique = gpus.Of(backend, ranks);
        foreach (Scenario scenario in Scenario.All([ranks], Lengths))
            Check(clique, type, scenario);
        foreach (Scenario scenario in Scenario.All([ranks], [LongLength]))
        {
            if (scenario.Root == ranks - 1 || !Scenario.IsRooted(scenario.Kind))
                Check(clique, type, scenario);
        }
    }

    private static void Check(CommunicatorClique clique, ElementType type, Scenario scenario)
    {
        switch (type)
        {
            case ElementType.Int8: ScenarioRun.Check<sbyte>(clique, scenario, hostMemory: false); break;
            case ElementType.UInt8: ScenarioRun.Check<byte>(clique, scenario, hostMemory: false); break;
            case ElementType.Int32: ScenarioRun.Check<int>(clique, scenario, hostMemory: false); break;
            case ElementType.UInt32: ScenarioRun.Check<uint>(clique, scenario, hostMemory: false); break;
            case ElementType.Int64: ScenarioRun.Check<long>(clique, scenario, hostMemory: false); break;
            case ElementType.UInt64: ScenarioRun.Check<ulong>(clique, scenario, hostMemory: false); break;
            case ElementType.Float16: ScenarioRun.Check<Half>(clique, scenario, hostMemory: false); break;
            case ElementType.Float32: ScenarioRun.Check<float>(clique, scenario, hostMemory: false); break;
            case ElementType.Float64: ScenarioRun.Check<double>(clique, scenario, hostMemory: false); break;
            case ElementType.BFloat16: ScenarioRun.Check<BFloat16>(clique, scenario, hostMemory: false); break;
            case ElementType.Float8E4M3: ScenarioRun.Check<Float8E4M3>(clique, scenario, hostMemory: false); break;
            default: ScenarioRun.Check<Float8E5M2>(clique, scenario, hostMemory: false); break;
        }
    }
}
