using System.Globalization;

namespace TypedCollectives;

/// <summary>The device of a rank that names none: the one with its number among the ranks of its host.</summary>
internal static class LocalDevice
{
    /// <summary>What launchers set: torchrun, Open MPI, MVAPICH, Hydra (MPICH, Intel MPI), PALS, SLURM.</summary>
    private static readonly string[] Variables =
    [
        "LOCAL_RANK", "OMPI_COMM_WORLD_LOCAL_RANK", "MV2_COMM_WORLD_LOCAL_RANK", "MPI_LOCALRANKID", "PALS_LOCAL_RANKID", "SLURM_LOCALID",
    ];

    /// <summary>The device that was given, else the local rank a launcher set, else the first.</summary>
    internal static int Choose(int? device, Func<string, string?> variable) => device ?? LocalRank(variable) ?? 0;

    /// <summary>The local rank a launcher set.</summary>
    internal static int? LocalRank(Func<string, string?> variable)
    {
        foreach (string name in Variables)
        {
            if (int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int rank))
                return rank;
        }

        return null;
    }
}
