namespace TypedCollectives;

/// <summary>The device of a rank that names none: the one with its number among the ranks of its host.</summary>
internal static class LocalDevice
{
    /// <summary>The device that was given, else the local rank a launcher set, else the first.</summary>
    /// <exception cref="CollectiveException">A launcher's local rank is no number.</exception>
    internal static int Choose(int? device, Func<string, string?> variable) => device ?? LaunchEnvironment.FindLocalRank(variable) ?? 0;

    /// <summary>As <see cref="Choose"/>, but not the first of several where other ranks would take it too.</summary>
    /// <param name="device">The device that was given.</param>
    /// <param name="variable">Reads a variable of the environment.</param>
    /// <param name="count">How many devices there are.</param>
    /// <exception cref="CollectiveException">
    /// A launcher's local rank is no number; or a launcher started several ranks, did not say which one of its host this is, and
    /// there are several devices.
    /// </exception>
    internal static int ChooseOwn(int? device, Func<string, string?> variable, int count)
    {
        if ((device ?? LaunchEnvironment.FindLocalRank(variable)) is { } chosen)
            return chosen;
        if (count > 1 && LaunchEnvironment.Detect(variable) is { Size: > 1 } launch)
        {
            throw new CollectiveException(
                $"{launch.Variables.Rank}={launch.Rank} of {launch.Size} ranks is to take one of {count} CUDA devices, and nothing says which: set "
                + $"{launch.Variables.LocalRank} to its number among the ranks of its host, or name the device.");
        }

        return 0;
    }
}
