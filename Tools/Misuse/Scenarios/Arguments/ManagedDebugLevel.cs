namespace TypedCollectives.Misuse;

internal sealed class ManagedDebugLevel : IScenario
{
    public string Rule => "TC3009";

    public string Description => "Environment.SetEnvironmentVariable(\"NCCL_DEBUG\", \"INFO\") before the first NCCL call";

    public bool RunsOn(BackendKind backend) => backend == BackendKind.Nccl;

    public string Run(Bench bench)
    {
        return DebugLog.Run(bench, Environment.SetEnvironmentVariable);
    }
}
