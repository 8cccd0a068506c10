using System.Globalization;

namespace TypedCollectives;

/// <summary>What the launcher told this process by its environment.</summary>
/// <param name="Variables">Whose variables they are.</param>
/// <param name="Rank">The rank, from 0.</param>
/// <param name="Size">The number of ranks.</param>
/// <param name="LocalRank">The rank among those of this host, if it was said.</param>
/// <param name="LocalSize">Their number, if it was said.</param>
internal sealed record LaunchEnvironment(LaunchVariables Variables, int Rank, int Size, int? LocalRank, int? LocalSize)
{
    /// <summary>Set where the innermost launcher is known to have set RANK: what an outer one says differs rightly then.</summary>
    private static readonly string[] InnerMarks = ["TYPEDCOLLECTIVES_RUN_ID", "TORCHELASTIC_RUN_ID"];

    /// <summary>Reads the environment.</summary>
    /// <param name="variable">Reads a variable.</param>
    /// <returns>The place of this process, or null if no launcher said anything.</returns>
    /// <exception cref="CollectiveException">Variables are missing, no numbers, or contradict each other.</exception>
    internal static LaunchEnvironment? Detect(Func<string, string?> variable)
    {
        List<LaunchEnvironment> found = [.. LaunchVariables.All.Select(variables => Read(variables, variable)).OfType<LaunchEnvironment>()];
        if (found.Count == 0)
        {
            return variable("PMIX_RANK") is { Length: > 0 } rank
                ? throw new CollectiveException(
                    $"PMIX_RANK={rank} is set, but nothing that says how many ranks there are. Set {EnvironmentRendezvous.Override}=mpi to ask the "
                    + "MPI library, or RANK and WORLD_SIZE.")
                : null;
        }

        if (!InnerMarks.Any(mark => variable(mark) is { Length: > 0 }))
            CheckAgreement(found);
        return found[0];
    }

    /// <summary>The rank among those of this host, which is sometimes all that a launcher says.</summary>
    /// <param name="variable">Reads a variable.</param>
    /// <returns>The number, or null if no launcher gave it.</returns>
    /// <exception cref="CollectiveException">A variable is no number.</exception>
    internal static int? FindLocalRank(Func<string, string?> variable)
    {
        foreach (string name in LaunchVariables.LocalRanks)
        {
            if (Number(name, variable, 0) is { } rank)
                return rank;
        }

        return null;
    }

    // What somebody exported once and forgot would make every rank of mpirun the same one.
    private static void CheckAgreement(List<LaunchEnvironment> found)
    {
        LaunchEnvironment first = found[0];
        LaunchEnvironment? other = first.Variables != LaunchVariables.Torchrun ? null : found.Skip(1).FirstOrDefault(
            launch => launch.Variables != LaunchVariables.Slurm && (launch.Rank, launch.Size) != (first.Rank, first.Size));
        if (other is not null)
        {
            throw new CollectiveException(
                $"The environment contradicts itself: {first.Describe()}, but {other.Describe()}. Unset the variables that are left from "
                + "something else.");
        }
    }

    private static LaunchEnvironment? Read(LaunchVariables variables, Func<string, string?> variable)
    {
        string sizeName = variables.Size.FirstOrDefault(name => variable(name) is { Length: > 0 }) ?? variables.Size[0];
        int? rank = Number(variables.Rank, variable, 0);
        int? size = Number(sizeName, variable, 1);
        if (rank is null && (size is null || variables == LaunchVariables.Slurm))
            return null; // SLURM_NTASKS is set in a job's script too, where nothing was launched yet

        if (rank is null || size is null)
        {
            (string set, string missing) = rank is null ? (sizeName, variables.Rank) : (variables.Rank, sizeName);
            throw new CollectiveException($"{set} is set, but {missing} is not: a rank needs both.");
        }

        int? localRank = Number(variables.LocalRank, variable, 0);
        int? localSize = variables.LocalSize is { } name ? Number(name, variable, 1) : null;
        CheckBelow(variables.Rank, rank.Value, sizeName, size.Value);
        if (localRank is not null && localSize is not null)
            CheckBelow(variables.LocalRank, localRank.Value, variables.LocalSize!, localSize.Value);
        if (localSize > size)
            throw new CollectiveException($"{variables.LocalSize}={localSize} is more than {sizeName}={size}.");
        return new LaunchEnvironment(variables, rank.Value, size.Value, localRank, localSize);
    }

    private static void CheckBelow(string name, int value, string limitName, int limit)
    {
        if (value >= limit)
            throw new CollectiveException($"{name}={value} must be less than {limitName}={limit}.");
    }

    private static int? Number(string name, Func<string, string?> variable, int minimum) => variable(name) switch
    {
        null or "" => null,
        string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum => number,
        string text => throw new CollectiveException($"{name}={text}: expected a whole number, at least {minimum}."),
    };

    private string Describe() => $"{Variables.Rank}={Rank} of {Variables.Size[0]}={Size}";
}
