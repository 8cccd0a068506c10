namespace TypedCollectives.Misuse;

internal sealed class ManagedEnvironment : IScenario
{
    public string Rule => "TC3009";

    public string Description => "Environment.SetEnvironmentVariable(\"NCCL_DEBUG\", \"INFO\"), then the process's getenv";

    public string Run(Bench bench)
    {
        Environment.SetEnvironmentVariable("NCCL_DEBUG", "INFO");
        string managed = Environment.GetEnvironmentVariable("NCCL_DEBUG") ?? "nothing";
        string native = LibC.GetEnvironment("NCCL_DEBUG") ?? "nothing";
        return $"Environment.GetEnvironmentVariable sees {managed}, getenv sees {native}";
    }
}
