namespace TypedCollectives.Misuse;

/// <summary>A wrong program that calls NCCL's own functions.</summary>
internal abstract class NativeScenario : IScenario
{
    public abstract string Rule { get; }

    public abstract string Description { get; }

    public bool RunsOn(BackendKind backend) => backend == BackendKind.Nccl;

    public string Run(Bench bench) => Run(new NativeBench(bench));

    protected abstract string Run(NativeBench bench);
}
