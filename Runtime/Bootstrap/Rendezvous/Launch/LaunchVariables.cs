namespace TypedCollectives;

/// <summary>The variables by which a launcher tells a process its place.</summary>
/// <param name="Launcher">Whose they are, for messages.</param>
/// <param name="Rank">The variable of the rank.</param>
/// <param name="Size">Those of the number of ranks; the first that is set counts.</param>
/// <param name="LocalRank">That of the rank among those of the host.</param>
/// <param name="LocalSize">That of their number, if there is one.</param>
internal sealed record LaunchVariables(string Launcher, string Rank, string[] Size, string LocalRank, string? LocalSize)
{
    internal static readonly LaunchVariables Torchrun = new("torchrun", "RANK", ["WORLD_SIZE"], "LOCAL_RANK", "LOCAL_WORLD_SIZE");

    internal static readonly LaunchVariables OpenMpi = new(
        "Open MPI", "OMPI_COMM_WORLD_RANK", ["OMPI_COMM_WORLD_SIZE"], "OMPI_COMM_WORLD_LOCAL_RANK", "OMPI_COMM_WORLD_LOCAL_SIZE");

    internal static readonly LaunchVariables Mpich = new("MPICH", "PMI_RANK", ["PMI_SIZE"], "MPI_LOCALRANKID", "MPI_LOCALNRANKS");

    internal static readonly LaunchVariables Slurm = new(
        "SLURM", "SLURM_PROCID", ["SLURM_STEP_NUM_TASKS", "SLURM_NTASKS", "SLURM_NPROCS"], "SLURM_LOCALID", null);

    /// <summary>All, the innermost launcher first: under SLURM often another one starts the ranks.</summary>
    internal static readonly LaunchVariables[] All = [Torchrun, OpenMpi, Mpich, Slurm];

    /// <summary>
    /// The variables of the rank among those of the host, the innermost launcher first; also of MVAPICH and PALS, whose other variables
    /// are MPICH's.
    /// </summary>
    internal static readonly string[] LocalRanks =
        [.. All.Select(variables => variables.LocalRank), "MV2_COMM_WORLD_LOCAL_RANK", "PALS_LOCAL_RANKID"];
}
