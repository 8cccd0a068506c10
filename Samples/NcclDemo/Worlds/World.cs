namespace TypedCollectives.Samples.NcclDemo.Worlds;

/// <summary>Joins the processes of the job.</summary>
internal static class World
{
    // What Open MPI's and MPICH's launchers set.
    private static readonly string[] SetByMpi = ["OMPI_COMM_WORLD_RANK", "PMI_RANK"];

    /// <summary>Through MPI under its launchers, otherwise by what the environment says.</summary>
    internal static IWorld Join(TimeSpan timeout) =>
        Array.Exists(SetByMpi, static name => Environment.GetEnvironmentVariable(name) is { Length: > 0 })
            ? MpiWorld.Init()
            : new RendezvousWorld(EnvironmentRendezvous.Open(timeout));
}
