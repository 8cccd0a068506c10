using System.Net;
using System.Net.Sockets;
using TypedCollectives.Interop.Mpi;
using TypedCollectives.Interop.Tests.Mpi;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Samples.Tests.NcclDemo;

/// <summary>The demo under every launcher that is here: four processes, two devices each.</summary>
public sealed class LauncherTests
{
    private const int Processes = 4;
    private const int Ranks = 2 * Processes;
    private const string Program = "NcclDemo.dll";

    private static readonly string[] Arguments = ["--devices", "2", "--elements", "1000"];
    private static readonly string ProgramPath = Path.Join(AppContext.BaseDirectory, Program);

    [Theory]
    [InlineData(MpiAbi.OpenMpi)]
    [InlineData(MpiAbi.Mpich)]
    public async Task RanksOfAnMpiAddUp(MpiAbi abi)
    {
        CudaDevices.RequireNone();
        (int exitCode, string[] lines) = await MpiLauncher.Require(abi).RunProgramAsync(Processes, Program, Arguments);
        Assert.Equal(0, exitCode);
        RequireSums(lines);
    }

    [Fact]
    public void RanksOfTheLauncherAddUp()
    {
        CudaDevices.RequireNone();
        string launcher = Path.Join(AppContext.BaseDirectory, "collectives.dll");
        RequireSums(Interop.Tests.Support.Processes.Run(
            "dotnet", [launcher, "run", "-n", $"{Processes}", "--", "dotnet", ProgramPath, .. Arguments]).Split('\n'));
    }

    [Fact]
    public void PlainProcessesAddUp()
    {
        CudaDevices.RequireNone();
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        RequireSums(Interop.Tests.Support.Processes.Run("sh", ["-c",
            $"export WORLD_SIZE={Processes} MASTER_ADDR=127.0.0.1 MASTER_PORT={port}; "
            + $"for r in $(seq 0 {Processes - 1}); do RANK=$r LOCAL_RANK=$r dotnet '{ProgramPath}' {string.Join(' ', Arguments)} & done; wait"]).Split('\n'));
    }

    private static void RequireSums(string[] lines)
    {
        const int Sum = Ranks * (Ranks + 1) / 2;
        for (int rank = 0; rank < Ranks; rank++)
        {
            Assert.Single(lines, line => line.Contains($"rank {rank} of {Ranks}, host:", StringComparison.Ordinal)
                && line.Contains($"all 1000 sums are {Sum};", StringComparison.Ordinal));
        }
    }
}
