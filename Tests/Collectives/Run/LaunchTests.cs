namespace TypedCollectives.Tools.Tests;

public sealed class LaunchTests
{
    [Fact]
    public async Task Sixteen_ranks_know_what_they_are_and_keep_their_lines_whole()
    {
        (int exitCode, string[] output, string[] error) = await RunHarness.RunAsync(
            "-n", "16", "--master-port", "4242", "--", "sh", "-c",
            "echo $RANK $WORLD_SIZE $LOCAL_RANK $LOCAL_WORLD_SIZE $MASTER_ADDR $MASTER_PORT; printf 'to '; printf 'err %s' $RANK >&2");

        Assert.Equal(0, exitCode);
        string[] expected =
        [
            .. Enumerable.Range(0, 16).SelectMany(rank => new[] { $"[{rank,2}] {rank} 16 {rank} 16 127.0.0.1 4242", $"[{rank,2}] to " }),
        ];
        Assert.Equal(expected.Order(), output.Order());
        Assert.Equal(Enumerable.Range(0, 16).Select(rank => $"[{rank,2}] err {rank}").Order(), error.Order());
    }

    [Fact]
    public async Task Lines_of_ranks_that_write_at_the_same_time_are_not_torn()
    {
        (int exitCode, string[] output, _) = await RunHarness.RunAsync(
            "-n", "4", "--", "sh", "-c", "i=0; while [ $i -lt 500 ]; do echo line $i of rank $RANK; i=$((i+1)); done");

        Assert.Equal(0, exitCode);
        for (int rank = 0; rank < 4; rank++)
            Assert.Equal(Enumerable.Range(0, 500).Select(i => $"line {i} of rank {rank}"), output.Of(rank));
        Assert.Equal(2000, output.Length);
    }

    [Fact]
    public async Task Each_run_has_a_mark_of_its_own_and_a_free_port()
    {
        (_, string[] first, _) = await RunHarness.RunAsync("-n", "2", "--", "sh", "-c", "echo $TYPEDCOLLECTIVES_RUN_ID $MASTER_PORT");
        (_, string[] second, _) = await RunHarness.RunAsync("-n", "2", "--", "sh", "-c", "echo $TYPEDCOLLECTIVES_RUN_ID $MASTER_PORT");

        Assert.Equal(first.Of(0), first.Of(1));
        string[] words = first.Of(0).Single().Split(' ');
        Assert.NotEqual(words[0], second.Of(0).Single().Split(' ')[0]);
        Assert.Matches("^[0-9a-f]{32}$", words[0]);
        Assert.Matches("^[1-9][0-9]+$", words[1]);
    }

    [Fact]
    public async Task Ranks_read_nothing()
    {
        (int exitCode, string[] output, _) = await RunHarness.RunAsync("-n", "2", "--", "sh", "-c", "cat; echo end");
        Assert.Equal(0, exitCode);
        Assert.Equal(["[0] end", "[1] end"], output.Order());
    }

    [Fact]
    public async Task Without_a_number_of_ranks_the_error_says_what_to_do()
    {
        (int exitCode, _, string[] error) = await RunHarness.RunAsync("--", "true");
        Assert.Equal(1, exitCode);
        Assert.Equal(["collectives: Say how many ranks: -n N, or --hosts FILE."], error);
    }
}
