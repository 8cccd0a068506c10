namespace TypedCollectives.Tools.Tests;

/// <summary>Several hosts, with a stand-in for ssh that runs the line here and says which host it was for.</summary>
public sealed class HostsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _ssh;

    public HostsTests()
    {
        string script = Path.Join(_folder.Path, "ssh.sh");
        // As sshd does: the arguments joined by spaces, given to a shell that inherits nothing of the caller's.
        File.WriteAllText(script, "host=$1; shift; exec env -i PATH=\"$PATH\" ON=$host sh -c \"$*\"\n");
        _ssh = $"sh {script}";
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ranks_start_on_their_hosts_with_their_variables()
    {
        (int exitCode, string[] output, _) = await RunHarness.RunAsync(
            "--hosts", Hosts("node1 slots=2", "node2"), "--ssh", _ssh, "--master-port", "4242", "--", "sh", "-c",
            "echo $ON $RANK/$WORLD_SIZE $LOCAL_RANK/$LOCAL_WORLD_SIZE $MASTER_ADDR:$MASTER_PORT $(pwd -P)");

        Assert.Equal(0, exitCode);
        string folder = Environment.CurrentDirectory;
        Assert.Equal(
            [
                $"[0] node1 0/3 0/2 node1:4242 {folder}",
                $"[1] node1 1/3 1/2 node1:4242 {folder}",
                $"[2] node2 2/3 0/1 node1:4242 {folder}",
            ],
            output.Order());
    }

    [Fact]
    public async Task Arguments_and_variables_arrive_as_they_were_given()
    {
        string[] words = ["it's", "$HOME `id`", "a\\b \"c\"", "", "*", "two\nlines", "a;b&c|d"];
        (int exitCode, string[] output, _) = await RunHarness.RunAsync(
            ["--hosts", Hosts("node1"), "--ssh", _ssh, "-x", "MINE=x 'y' $z", "--", "sh", "-c", "printf '<%s>' \"$@\" \"$MINE\"", "name", .. words]);

        Assert.Equal(0, exitCode);
        string expected = string.Concat(words.Append("x 'y' $z").Select(word => $"<{word}>"));
        Assert.Equal(expected.Split('\n').Select(line => $"[0] {line}"), output);
    }

    [Fact]
    public async Task A_failure_on_one_host_ends_the_ranks_of_the_others()
    {
        (int exitCode, _, string[] error) = await RunHarness.RunAsync(
            "--hosts", Hosts("node1", "node2 slots=2"), "--ssh", _ssh, "--", "sh", "-c",
            "if [ $RANK = 1 ]; then echo broken >&2; exit 6; fi; sleep 600");

        Assert.Equal(6, exitCode);
        Assert.Equal(
            [
                "[1] broken",
                "collectives: rank 1 on node2 exited with code 6; ending ranks 0, 2",
                "collectives: the last lines of rank 1, which failed first with code 6:",
                "collectives: | broken",
            ],
            // Where a shell waits for a rank that is ended, it may say so.
            error.Where(line => line.StartsWith("collectives:", StringComparison.Ordinal) || line.StartsWith("[1]", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_line_for_ssh_is_what_the_guide_shows() => Assert.StartsWith(
        "exec sh -c 'cd '\\''/home/me/my job'\\'' || exit 1; g=$(command -v setsid); env RANK=1 '\\''A=b c'\\'' $g sh -c ",
        RankCommand.RemoteLine("/home/me/my job", [new("RANK", "1"), new("A", "b c")], ["train"]));

    [Fact]
    public void Only_what_is_meant_for_the_ranks_crosses_to_other_hosts()
    {
        var environment = new Dictionary<string, string> { ["NCCL_DEBUG"] = "INFO", ["HOME"] = "/root", ["TYPEDCOLLECTIVES_X"] = "1", ["Y"] = "2" };
        Assert.Equal(
            [new("NCCL_DEBUG", "INFO"), new("TYPEDCOLLECTIVES_X", "1"), new("Y", "2"), new("Z", "3=4")],
            RankVariables.Passed(environment, ["Y", "Z=3=4"]));
        Assert.Equal(
            "--env W: there is no such variable here.",
            Assert.Throws<ArgumentException>(() => RankVariables.Passed(environment, ["W"])).Message);
    }

    [Fact]
    public async Task A_missing_ssh_is_one_line()
    {
        (int exitCode, _, string[] error) = await RunHarness.RunAsync("--hosts", Hosts("node1"), "--ssh", "/no/such/ssh", "--", "true");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("collectives: rank 0 could not be started: ", Assert.Single(error));
    }

    private string Hosts(params string[] lines)
    {
        string path = Path.Join(_folder.Path, "hosts");
        File.WriteAllLines(path, lines);
        return path;
    }
}
