namespace TypedCollectives.Tools.Tests;

public sealed class PerfRunTests
{
    private static readonly PerfSettings Small = new()
    {
        Operation = new AllReduceOperation(),
        MinBytes = 8,
        MaxBytes = 4096,
        StepFactor = 8,
        RanksPerThread = 2,
        Iterations = 3,
    };

    [Fact]
    public void An_output_that_should_be_untouched_and_is_not_is_wrong()
    {
        using var host = new HostRun(Small with { Operation = new MistakenReduce(), RanksPerThread = 3 });
        Assert.False(host.Run.Execute());

        // The two ranks that are not the root have all their elements wrong, but for those where in place the sum is the input.
        List<string[]> rows = Tool.Rows(host.Text);
        Assert.Equal(["4", "32", "256", "2048"], rows.Select(row => row[8]));
        Assert.DoesNotContain("0", rows.Select(row => row[12]));
        Assert.Contains("# Out of bounds values : 8 FAILED\n", host.Text);
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(1, 2, 4)]
    [InlineData(1, 3, 1)]
    public void Timed_calls_allocate_nothing(int threads, int ranksPerThread, int aggregated)
    {
        foreach (PerfOperation operation in PerfOperations.All)
        {
            PerfSettings settings = Small with
            {
                Operation = operation,
                Threads = threads,
                RanksPerThread = ranksPerThread,
                AggregatedIterations = aggregated,
            };
            using var host = new HostRun(settings);
            host.Run.Allocate();
            var test = new RankTest<float>(host.Run, DataTypes.Default, ReduceOp.Sum, operation.HasRoot ? 0 : -1, thread: 0);
            Layout layout = test.LayoutOf(1024);
            for (int i = 0; i < 2; i++)
                CallAll(test, layout);

            long before = GC.GetAllocatedBytesForCurrentThread();
            CallAll(test, layout);
            Assert.Equal((operation, 0L), (operation, GC.GetAllocatedBytesForCurrentThread() - before));
        }

        static void CallAll(RankTest<float> test, in Layout layout)
        {
            test.StartAll(layout, inPlace: false, iterations: 50);
            test.Complete();
        }
    }

    [Theory]
    [InlineData((int)TimeCombination.Rank0, 3)]
    [InlineData((int)TimeCombination.Average, 2)]
    [InlineData((int)TimeCombination.Minimum, 1)]
    [InlineData((int)TimeCombination.Maximum, 3)]
    public void Threads_times_become_one(int combination, double expected)
    {
        using var team = new ThreadTeam(2);
        var combined = new double[2];
        long[] sums = new long[2];
        team.Run(thread =>
        {
            combined[thread] = team.Combine(thread, thread == 0 ? 3 : 1, (TimeCombination)combination);
            sums[thread] = team.Sum(thread, thread + 5);
        });
        Assert.Equal([expected, expected], combined);
        Assert.Equal([11, 11], sums);
    }

    [Fact]
    public void The_failure_of_one_thread_ends_the_others()
    {
        using var team = new ThreadTeam(3);
        var exception = Assert.Throws<CollectiveException>(() => team.Run(thread =>
        {
            if (thread == 1)
                throw new CollectiveException("planted");
            team.Meet();
        }));
        Assert.Equal("planted", exception.Message);
    }
}
