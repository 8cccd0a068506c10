using System.Diagnostics;

namespace TypedCollectives.Gpu.Tests;

/// <summary>A process a rank: over NCCL reductions written in C#, blocks of different lengths and graphs; over Peer every collective, windows, and failures.</summary>
public sealed class ProcessTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData(BackendKind.Nccl, "nccl")]
    [InlineData(BackendKind.Peer, "peer")]
    [InlineData(BackendKind.Peer, "peer-mismatch")]
    [InlineData(BackendKind.Peer, "peer-missing")]
    [InlineData(BackendKind.Peer, "peer-gone")]
    [InlineData(BackendKind.Peer, "windows")]
    [InlineData(BackendKind.Peer, "windows-refused")]
    [InlineData(BackendKind.Peer, "windows-mismatch")]
    [InlineData(BackendKind.Peer, "windows-stress")]
    [InlineData(BackendKind.Peer, "windows-missing-pieces")]
    [InlineData(BackendKind.Peer, "windows-missing-copies")]
    [InlineData(BackendKind.Peer, "windows-missing-kernel")]
    public Task RanksOfTwoProcessesComputeTogether(BackendKind backend, string part) => RunAsync(backend, part, 2);

    [Theory]
    [InlineData(BackendKind.Nccl, "nccl")]
    [InlineData(BackendKind.Peer, "peer")]
    [InlineData(BackendKind.Peer, "windows")]
    [InlineData(BackendKind.Peer, "windows-stress")]
    [InlineData(BackendKind.Peer, "windows-missing-pieces")]
    public Task RanksOfFourProcessesComputeTogether(BackendKind backend, string part) => RunAsync(backend, part, 4);

    private static async Task RunAsync(BackendKind backend, string part, int size)
    {
        Gpus.Require(backend, size);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        Process[] ranks = [.. Enumerable.Range(0, size).Select(rank => Start(rank, size, part))];
        try
        {
            string id = await ranks[0].StandardOutput.ReadLineAsync(deadline.Token) ?? "none";
            foreach (Process other in ranks[1..])
                await other.StandardInput.WriteLineAsync(id.AsMemory(), deadline.Token);

            string[] outcomes = await Task.WhenAll(ranks.Select(async rank =>
                await rank.StandardOutput.ReadLineAsync(deadline.Token)
                ?? $"ended: {await rank.StandardError.ReadToEndAsync(deadline.Token)}"));
            Assert.Equal(Enumerable.Repeat("ok", size), outcomes);
            foreach (Process rank in ranks)
                rank.StandardInput.Close();
            await Task.WhenAll(ranks.Select(rank => rank.WaitForExitAsync(deadline.Token)));
            Assert.All(ranks, rank => Assert.Equal(0, rank.ExitCode));
        }
        finally
        {
            foreach (Process rank in ranks)
            {
                if (!rank.HasExited)
                    rank.Kill();
                rank.Dispose();
            }
        }
    }

    private static Process Start(int rank, int size, string part) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
        [Path.Join(AppContext.BaseDirectory, "TypedCollectives.RankHost.dll"), $"{rank}", $"{size}", part])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
