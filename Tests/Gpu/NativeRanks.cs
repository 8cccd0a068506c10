using System.Diagnostics;
using TypedCollectives.Interop.Libraries;

namespace TypedCollectives.Gpu.Tests;

/// <summary>Ranks in processes of their own that call native NCCL only; each line they are given is an id, each line they answer a result.</summary>
internal sealed class NativeRanks : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly List<Process> _processes = [];

    /// <summary>Starts a rank that is written in C#, on the device of its number.</summary>
    internal void AddCSharp(int rank, int size) => Add(
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
        Path.Join(AppContext.BaseDirectory, "TypedCollectives.NativeRank.dll"), $"{rank}", $"{size}", $"{rank}");

    /// <summary>Starts a rank that is written in C, on the device of its number.</summary>
    internal void AddC(string program, int rank, int size) => Add(
        program, NativeLibraries.LoadCuda().Path!, NativeLibraries.LoadNccl().Path!, $"{rank}", $"{size}", $"{rank}");

    /// <summary>Has every rank init with an id, add up and destroy.</summary>
    /// <returns>What each says: <c>ok</c>, if all went well.</returns>
    internal async Task<string[]> RunAsync(UniqueId id)
    {
        string line = Convert.ToHexString(id.ToArray());
        foreach (Process process in _processes)
        {
            await process.StandardInput.WriteLineAsync(line);
            await process.StandardInput.FlushAsync();
        }

        using var deadline = new CancellationTokenSource(Deadline);
        return await Task.WhenAll(_processes.Select(async process =>
            await process.StandardOutput.ReadLineAsync(deadline.Token)
            ?? $"ended: {await process.StandardError.ReadToEndAsync(deadline.Token)}"));
    }

    public void Dispose()
    {
        foreach (Process process in _processes)
        {
            process.StandardInput.Close(); // ends a rank that is well
            if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
                process.Kill();
            process.Dispose();
        }
    }

    private void Add(string program, params string[] arguments) => _processes.Add(Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);
}
