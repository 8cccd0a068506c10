namespace TypedCollectives.Misuse;

internal sealed class NativeDebugLevel : IScenario
{
    public string Rule => "TC3009";

    public string Description => "for comparison, setenv(\"NCCL_DEBUG\", \"INFO\") of libc before the first NCCL call";

    public bool RunsOn(BackendKind backend) => backend == BackendKind.Nccl;

    public string Run(Bench bench)
    {
        return DebugLog.Run(bench, LibC.SetEnvironment);
    }
}
