using System.Diagnostics;

namespace TypedCollectives.Tools.Tests;

public sealed class SignalTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signals_are_passed_on(string signal)
    {
        using Process process = RunHarness.Start(
            "-n", "2", "--", "sh", "-c", $"trap 'echo told; exit 9' {signal}; echo ready; sleep 600 & wait");
        Assert.Equal(["[0] ready", "[1] ready"], await process.ReadLinesAsync(2));

        process.Signal(signal);

        Assert.Equal(["[0] told", "[1] told"], await process.ReadLinesAsync(2));
        Assert.Equal(9, await process.EndAsync());
    }

    [Fact]
    public async Task The_second_signal_kills()
    {
        // Each rank says when it has seen the first one, and goes on.
        using Process process = RunHarness.Start(
            "-n", "2", "--grace", "3600", "--", "sh", "-c", "trap 'echo no' INT; echo ready; while :; do sleep 600 & wait; done");
        Assert.Equal(["[0] ready", "[1] ready"], await process.ReadLinesAsync(2));

        process.Signal("INT");
        Assert.Equal(["[0] no", "[1] no"], await process.ReadLinesAsync(2));
        process.Signal("INT");

        Assert.Equal(128 + 9, await process.EndAsync());
    }

    [Fact]
    public async Task Ranks_do_not_outlive_a_launcher_that_is_killed()
    {
        using var folder = new TemporaryFolder();
        string pipe = Path.Join(folder.Path, "pipe");
        using Process process = RunHarness.Start(
            "-n", "2", "--", "sh", "-c", $"[ $RANK = 0 ] && mkfifo {pipe}; until [ -p {pipe} ]; do sleep 0.02; done; echo ready; exec 9>{pipe}; sleep 600");
        Assert.Equal(["[0] ready", "[1] ready"], await process.ReadLinesAsync(2));
        // Ends when nobody holds the other end any more.
        using Process reader = Process.Start(new ProcessStartInfo("cat", [pipe]) { RedirectStandardOutput = true })!;

        process.Kill();

        Assert.Equal(0, await reader.EndAsync());
        Assert.Equal(128 + 9, await process.EndAsync());
    }
}
