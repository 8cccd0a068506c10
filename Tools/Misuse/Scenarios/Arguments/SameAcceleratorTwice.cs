using ILGPU.Runtime;

namespace TypedCollectives.Misuse;

internal sealed class SameAcceleratorTwice : IScenario
{
    public string Rule => "TC3007";

    public string Description => "InitAll with one accelerator given twice";

    public string Run(Bench bench)
    {
        Accelerator one = bench.Clique[0].Accelerator;
        using CommunicatorClique clique = Communicator.InitAll([one, one]);
        return $"completed, {clique.Count} communicators";
    }
}
