using System.Diagnostics;
using TypedCollectives.Interop.Mpi;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Mpi;

/// <summary>An installed MPI, which starts the ranks of a test. A test that needs one that is missing is skipped.</summary>
internal sealed class MpiLauncher
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string _program;
    private readonly string[] _options;

    private MpiLauncher(string program, string[] options)
    {
        _program = program;
        _options = options;
    }

    public static MpiLauncher Require(MpiAbi abi)
    {
        // Under names of their own, as distributions have them side by side; containers run as root and with few processors.
        MpiLauncher? launcher = abi == MpiAbi.OpenMpi
            ? Find(["mpirun.openmpi", "orterun", "prterun"], ["--allow-run-as-root", "--oversubscribe"])
            : Find(["mpirun.mpich", "mpiexec.hydra"], []);
        Assert.SkipWhen(launcher is null, $"No launcher of {abi} is on the PATH.");
        return launcher!;
    }

    /// <summary>Runs ranks of the test program; gives the launcher's exit code and what they printed.</summary>
    public Task<(int ExitCode, string[] Lines)> RunAsync(int ranks, string part) => RunProgramAsync(ranks, "ranks.dll", part);

    /// <summary>Runs ranks of a program beside the tests; gives the launcher's exit code and the lines about ranks that they printed.</summary>
    public async Task<(int ExitCode, string[] Lines)> RunProgramAsync(int ranks, string assembly, params string[] arguments)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Limit);
        string program = Path.Join(AppContext.BaseDirectory, assembly);

        // A file a rank: launchers put parts of the ranks' lines into each other's.
        using var folder = new TemporaryFolder();
        using Process process = Process.Start(new ProcessStartInfo(
            _program, [.. _options, "-n", $"{ranks}", "sh", "-c", "exec \"$@\" > \"$0/$$.txt\"", folder.Path, "dotnet", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(deadline.Token);
            string output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            output += string.Concat(Directory.GetFiles(folder.Path).Select(File.ReadAllText));
            TestContext.Current.TestOutputHelper?.WriteLine(output + await errors);

            IEnumerable<string> lines = output.Split('\n').Where(line => line.StartsWith("rank ", StringComparison.Ordinal));
            return (process.ExitCode, [.. lines.Order()]);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static MpiLauncher? Find(string[] names, string[] options)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string? program = names.SelectMany(name => folders.Select(folder => Path.Join(folder, name))).FirstOrDefault(File.Exists);
        return program is null ? null : new MpiLauncher(program, options);
    }
}
