namespace TypedCollectives.Tools.Tests;

/// <summary>Ranks that the tool starts make communicators (Tests/Ranks).</summary>
public sealed class JobTests
{
    private static readonly string Program = Path.Join(AppContext.BaseDirectory, "ranks.dll");

    [Fact]
    public async Task Four_ranks_meet_twice_and_reduce()
    {
        (int exitCode, string[] output, string[] error) = await RunHarness.RunAsync("-n", "4", "--", "dotnet", Program, "from-environment");

        Assert.True(exitCode == 0, string.Join('\n', error));
        for (int rank = 0; rank < 4; rank++)
        {
            string line = Assert.Single(output.Of(rank));
            Assert.StartsWith($"rank {rank} of 4: sums 40,4000; Host: asked for; ", line);
            Assert.Contains("the id came from 127.0.0.1:", line);
        }
    }

    [Fact]
    public async Task A_rank_that_fails_ends_the_job_with_its_code()
    {
        (int exitCode, _, string[] error) = await RunHarness.RunAsync("-n", "3", "--", "dotnet", Program, "fail");
        Assert.Equal(17, exitCode);
        Assert.Contains("collectives: rank 1, which failed first with code 17, wrote nothing", error);
    }
}
