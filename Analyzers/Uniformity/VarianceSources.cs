using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>What the framework gives that differs between ranks, or comes from outside.</summary>
internal static class VarianceSources
{
    // The variables launchers set: which rank a process is, and how many there are.
    private static readonly HashSet<string> RankVariables =
    [
        "RANK", "LOCAL_RANK", "GROUP_RANK", "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_LOCAL_RANK", "OMPI_COMM_WORLD_NODE_RANK",
        "PMI_RANK", "PMIX_RANK", "MPI_LOCALRANKID", "SLURM_PROCID", "SLURM_LOCALID", "SLURM_NODEID", "CUDA_VISIBLE_DEVICES", "HOSTNAME",
    ];

    private static readonly HashSet<string> SizeVariables =
    [
        "WORLD_SIZE", "LOCAL_WORLD_SIZE", "OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_NTASKS", "SLURM_NPROCS", "MASTER_ADDR", "MASTER_PORT",
    ];

    private static readonly Dictionary<string, VarianceKinds> Types = new()
    {
        ["System.Diagnostics.Stopwatch"] = VarianceKinds.Local,
        ["System.Diagnostics.Process"] = VarianceKinds.Local,
        ["System.Threading.CancellationToken"] = VarianceKinds.Local,
        ["System.Threading.CancellationTokenSource"] = VarianceKinds.Local,
        ["System.Threading.PeriodicTimer"] = VarianceKinds.Local,
        ["System.Security.Cryptography.RandomNumberGenerator"] = VarianceKinds.Local,
        ["System.Net.Dns"] = VarianceKinds.Rank,
        ["System.Console"] = VarianceKinds.Input,
        ["System.IO.File"] = VarianceKinds.Input,
        ["System.IO.Directory"] = VarianceKinds.Input,
        ["System.IO.StreamReader"] = VarianceKinds.Input,
        ["System.IO.TextReader"] = VarianceKinds.Input,
        ["System.IO.Stream"] = VarianceKinds.Input,
        ["System.IO.FileStream"] = VarianceKinds.Input,
        ["System.IO.BinaryReader"] = VarianceKinds.Input,
        ["System.IO.FileInfo"] = VarianceKinds.Input,
        ["System.Net.Http.HttpClient"] = VarianceKinds.Input,
    };

    private static readonly Dictionary<string, VarianceKinds> Members = new()
    {
        ["System.DateTime.Now"] = VarianceKinds.Local,
        ["System.DateTime.UtcNow"] = VarianceKinds.Local,
        ["System.DateTimeOffset.Now"] = VarianceKinds.Local,
        ["System.DateTimeOffset.UtcNow"] = VarianceKinds.Local,
        ["System.TimeProvider.GetUtcNow"] = VarianceKinds.Local,
        ["System.TimeProvider.GetTimestamp"] = VarianceKinds.Local,
        ["System.Environment.TickCount"] = VarianceKinds.Local,
        ["System.Environment.TickCount64"] = VarianceKinds.Local,
        ["System.Environment.ProcessId"] = VarianceKinds.Local,
        ["System.Environment.CurrentManagedThreadId"] = VarianceKinds.Local,
        ["System.Environment.MachineName"] = VarianceKinds.Rank,
        ["System.Environment.GetCommandLineArgs"] = VarianceKinds.Input,
        ["System.Environment.CommandLine"] = VarianceKinds.Input,
        ["System.Environment.ProcessorCount"] = VarianceKinds.Input,
        ["System.Environment.GetEnvironmentVariable"] = VarianceKinds.Input,
        ["System.Guid.NewGuid"] = VarianceKinds.Local,
        ["System.Guid.CreateVersion7"] = VarianceKinds.Local,
        ["System.Random.Shared"] = VarianceKinds.Local,
        ["System.GC.GetTotalMemory"] = VarianceKinds.Local,
    };

    /// <summary>How what a member of the framework gives may differ by itself.</summary>
    /// <param name="member">A method or property.</param>
    /// <param name="firstArgument">Its first argument where that is a constant.</param>
    public static VarianceKinds Of(ISymbol member, object? firstArgument)
    {
        if (member.ContainingType is not { } type || !IsInSystem(type))
            return VarianceKinds.None;
        var typeName = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        if (Members.TryGetValue($"{typeName}.{member.Name}", out var kinds))
            return member.Name == "GetEnvironmentVariable" ? OfVariable(firstArgument as string) : kinds;
        return Types.TryGetValue(typeName, out kinds) ? kinds : VarianceKinds.None;
    }

    /// <summary>How an environment variable may differ.</summary>
    public static VarianceKinds OfVariable(string? name) =>
        name is not null && RankVariables.Contains(name) ? VarianceKinds.Rank
        : name is not null && SizeVariables.Contains(name) ? VarianceKinds.None
        : VarianceKinds.Input;

    /// <summary>
    /// Whether a name is that of a rank, as programs of this kind spell it. A parameter or member of that name differs between ranks
    /// unless it is marked otherwise: where it comes from is often out of sight.
    /// </summary>
    public static bool IsRankName(string name) => name.TrimStart('_').ToUpperInvariant() switch
    {
        "RANK" or "MYRANK" or "MY_RANK" or "LOCALRANK" or "LOCAL_RANK" or "WORLDRANK" or "WORLD_RANK" or "GLOBALRANK" => true,
        _ => false,
    };

    /// <summary>Whether a name is that of the number of ranks.</summary>
    public static bool IsSizeName(string name) => name.TrimStart('_').ToUpperInvariant() switch
    {
        "SIZE" or "NRANKS" or "NUMRANKS" or "WORLDSIZE" or "WORLD_SIZE" or "RANKS" => true,
        _ => false,
    };

    private static bool IsInSystem(INamedTypeSymbol type)
    {
        var current = type.ContainingNamespace;
        while (current is { ContainingNamespace.IsGlobalNamespace: false })
            current = current.ContainingNamespace;
        return current is { Name: "System" };
    }
}
