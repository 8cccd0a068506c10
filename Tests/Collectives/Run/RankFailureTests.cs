namespace TypedCollectives.Tools.Tests;

public sealed class RankFailureTests
{
    [Fact]
    public async Task The_first_failure_ends_the_others_and_is_reported()
    {
        string script = "if [ $RANK = 3 ]; then for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo $i; done; exit 5; fi; sleep 600";
        (int exitCode, _, string[] error) = await RunHarness.RunAsync("-n", "5", "--", "sh", "-c", script);

        Assert.Equal(5, exitCode);
        string[] expected =
        [
            "collectives: rank 3 exited with code 5; ending ranks 0, 1, 2, 4",
            "collectives: the last lines of rank 3, which failed first with code 5:",
            .. Enumerable.Range(3, 10).Select(i => $"collectives: | {i}"),
        ];
        Assert.Equal(expected, error);
    }

    [Fact]
    public async Task A_rank_that_succeeds_ends_nobody()
    {
        using var folder = new TemporaryFolder();
        // Rank 0 waits for what rank 1 leaves when it is over.
        string script = $"if [ $RANK = 0 ]; then until [ -e {folder.Path}/done ]; do sleep 0.02; done; echo seen; else touch {folder.Path}/done; fi";
        (int exitCode, string[] output, string[] error) = await RunHarness.RunAsync("-n", "2", "--", "sh", "-c", script);

        Assert.Equal(0, exitCode);
        Assert.Equal(["[0] seen"], output);
        Assert.Empty(error);
    }

    [Fact]
    public async Task Ranks_that_refuse_to_end_are_killed_after_the_grace_period()
    {
        using var folder = new TemporaryFolder();
        string script = $"if [ $RANK = 0 ]; then until [ -e {folder.Path}/ready ]; do sleep 0.02; done; exit 7; fi; "
            + $"trap '' TERM; touch {folder.Path}/ready; while :; do sleep 600; done";
        (int exitCode, _, string[] error) = await RunHarness.RunAsync("-n", "2", "--grace", "1", "--", "sh", "-c", script);

        Assert.Equal(7, exitCode);
        Assert.Equal(
            [
                "collectives: rank 0 exited with code 7; ending rank 1",
                "collectives: rank 1 did not end within 1 s: killing",
                "collectives: rank 0, which failed first with code 7, wrote nothing",
            ],
            error);
    }

    [Fact]
    public async Task Children_of_ranks_end_with_them()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "Processes are looked up in /proc.");
        // Rank 0 leaves a child that nothing but SIGKILL ends and that holds its output open; rank 1 is ended with its child.
        string script = "sh -c 'trap \"\" TERM; while :; do sleep 600; done' & echo $!; if [ $RANK = 0 ]; then exit 3; fi; wait";
        (int exitCode, string[] output, _) = await RunHarness.RunAsync("-n", "2", "--grace", "1", "--", "sh", "-c", script);

        Assert.Equal(3, exitCode);
        Assert.NotEmpty(output.Of(0));
        Assert.All(output, line => Assert.False(RunHarness.IsAlive(line.Split(' ')[1]), $"{line} is alive"));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        (int exitCode, _, string[] error) = await RunHarness.RunAsync("-n", "1", "--", "/no/such/program");
        Assert.Equal(127, exitCode);
        Assert.Contains(error, line => line.StartsWith("[0] ", StringComparison.Ordinal) && line.Contains("/no/such/program"));
        Assert.Contains("collectives: rank 0 exited with code 127", error);
    }

    [Fact]
    public async Task Death_by_a_signal_is_told_by_its_name()
    {
        (int exitCode, _, string[] error) = await RunHarness.RunAsync("-n", "1", "--", "sh", "-c", "kill -s SEGV $$");
        Assert.Equal(128 + 11, exitCode);
        Assert.Contains("collectives: rank 0 exited with code 139 (SIGSEGV)", error);
    }
}
