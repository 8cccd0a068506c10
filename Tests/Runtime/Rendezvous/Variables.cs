namespace TypedCollectives.Tests.Rendezvous;

/// <summary>An environment written as NAME=VALUE words.</summary>
internal static class Variables
{
    internal static Func<string, string?> Of(string environment)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        return variables.GetValueOrDefault;
    }

    /// <summary>What a launcher would say to a rank.</summary>
    internal static LaunchEnvironment Rank(int rank, int size) => new(LaunchVariables.Torchrun, rank, size, rank, size);
}
