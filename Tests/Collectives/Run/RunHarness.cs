using System.Diagnostics;

namespace TypedCollectives.Tools.Tests;

/// <summary>Runs <c>collectives run</c> in a test: here, or as a process that can be sent signals.</summary>
internal static class RunHarness
{
    // For a test that would hang; those that pass need a second or two.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    internal static async Task<(int ExitCode, string[] Output, string[] Error)> RunAsync(params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ranks are started by a POSIX shell.");
        (int exitCode, string output, string error) = await Task.Run(() => Tool.Run(["run", .. arguments])).WaitAsync(Limit);
        return (exitCode, Lines(output), Lines(error));
    }

    /// <summary>The lines of one rank.</summary>
    internal static IEnumerable<string> Of(this string[] lines, int rank) =>
        lines.Where(line => line.StartsWith($"[{rank}] ", StringComparison.Ordinal)).Select(line => line[$"[{rank}] ".Length..]);

    internal static Process Start(params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ranks are started by a POSIX shell.");
        string program = Path.Join(AppContext.BaseDirectory, "collectives.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, "run", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    internal static async Task<string[]> ReadLinesAsync(this Process process, int count)
    {
        var lines = new string[count];
        for (int i = 0; i < count; i++)
            lines[i] = await process.StandardOutput.ReadLineAsync().WaitAsync(Limit) ?? throw new EndOfStreamException();
        Array.Sort(lines, StringComparer.Ordinal);
        return lines;
    }

    internal static async Task<int> EndAsync(this Process process)
    {
        using var deadline = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(deadline.Token);
        return process.ExitCode;
    }

    internal static void Signal(this Process process, string signal)
    {
        using Process kill = Process.Start("sh", ["-c", $"kill -s {signal} {process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Whether a process runs; one that is over but not waited for does not.</summary>
    internal static bool IsAlive(string pid)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
