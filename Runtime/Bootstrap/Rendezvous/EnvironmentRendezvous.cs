using System.Security.Cryptography;
using System.Text;

namespace TypedCollectives;

/// <summary>Chooses how the processes of a job meet, by what their launcher set in the environment.</summary>
public static class EnvironmentRendezvous
{
    /// <summary>The variable that overrides the choice.</summary>
    internal const string Override = "TYPEDCOLLECTIVES_RENDEZVOUS";

    private const string Forms = "tcp://host:port, file:/path or mpi";

    /// <summary>What tells runs apart that meet at the same place; the same on all ranks of a run, where there is one.</summary>
    private static readonly string[] RunMarks = ["TYPEDCOLLECTIVES_RUN_ID", "TORCHELASTIC_RUN_ID", "SLURM_JOB_ID"];

    /// <summary>Opens the rendezvous of this process's job.</summary>
    /// <param name="timeout">How long each process waits for the others; 60 seconds by default.</param>
    /// <returns>
    /// In this order: what <c>TYPEDCOLLECTIVES_RENDEZVOUS</c> says (<c>tcp://host:port</c>, <c>file:/path</c> or <c>mpi</c>); rank 0's
    /// port at <c>MASTER_ADDR</c> and <c>MASTER_PORT</c>; MPI, if its launcher started this process; under SLURM a port on the first
    /// node.
    /// </returns>
    /// <exception cref="CollectiveException">
    /// No launcher set anything, or what is set is incomplete or contradicts itself; the message says what was looked for.
    /// </exception>
    /// <exception cref="Interop.Libraries.NativeLibraryNotFoundException">MPI is needed and its library is not found.</exception>
    public static IRendezvous Open(TimeSpan? timeout = null) =>
        Open(Environment.GetEnvironmentVariable, timeout ?? new CommunicatorOptions().Timeout);

    internal static IRendezvous Open(Func<string, string?> variable, TimeSpan timeout)
    {
        if (variable(Override) is { Length: > 0 } chosen)
            return OpenChosen(chosen, variable, timeout);

        LaunchEnvironment launch = Require(variable);
        if (MasterAddress.Read(variable) is { } master)
            return new TcpStoreRendezvous(launch, master, RunMark(variable), timeout);
        if (launch.Variables == LaunchVariables.OpenMpi || launch.Variables == LaunchVariables.Mpich)
            return new MpiRendezvous(launch, timeout);
        if (launch.Variables == LaunchVariables.Slurm && MasterAddress.ReadSlurm(variable) is { } first)
            return new TcpStoreRendezvous(launch, first, RunMark(variable), timeout);
        throw new CollectiveException(
            $"{launch.Variables.Rank} and {launch.Variables.Size[0]} are set, but nothing says where the ranks meet: set MASTER_ADDR and MASTER_PORT, or "
            + $"{Override} to {Forms}.");
    }

    private static IRendezvous OpenChosen(string chosen, Func<string, string?> variable, TimeSpan timeout)
    {
        const string Tcp = "tcp://", File = "file:";
        if (chosen == "mpi")
            return new MpiRendezvous(null, timeout);
        if (chosen.StartsWith(Tcp, StringComparison.Ordinal) && MasterAddress.Parse(chosen[Tcp.Length..], Override) is { } master)
            return new TcpStoreRendezvous(Require(variable), master, RunMark(variable), timeout);
        if (chosen.StartsWith(File, StringComparison.Ordinal) && FilePath(chosen[File.Length..]) is { } path)
            return new FileRendezvous(Require(variable), path, RunMark(variable), timeout);
        throw new CollectiveException($"{Override}={chosen}: expected {Forms}.");
    }

    // Both file:/path and file:///path are written. Relative ones would depend on each rank's folder.
    private static string? FilePath(string text)
    {
        string path = text.StartsWith("//", StringComparison.Ordinal) ? text[2..] : text;
        return Path.IsPathFullyQualified(path) ? path : null;
    }

    private static LaunchEnvironment Require(Func<string, string?> variable) => LaunchEnvironment.Detect(variable) ?? throw new CollectiveException(
        "No launcher says which rank this process is. Looked for, in this order: "
        + string.Join("; ", LaunchVariables.All.Select(known => $"{known.Rank} and {known.Size[0]} ({known.Launcher})"))
        + ". Start the ranks with 'collectives run -n N -- PROGRAM', torchrun, mpirun or srun, or set RANK, WORLD_SIZE, MASTER_ADDR and "
        + "MASTER_PORT for each.");

    private static byte[] RunMark(Func<string, string?> variable)
    {
        string? mark = RunMarks.Select(variable).FirstOrDefault(text => text is { Length: > 0 });
        return mark is null ? new byte[StoreHello.MarkBytes] : SHA256.HashData(Encoding.UTF8.GetBytes(mark))[..StoreHello.MarkBytes];
    }
}
