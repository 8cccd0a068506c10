namespace TypedCollectives.Tools.Tests;

public sealed class PerfOptionsTests
{
    [Theory]
    [InlineData("perf", "Required argument missing")]
    [InlineData("perf all_reduce_perf", "all_reduce_perf")]
    [InlineData("perf all_reduce -b 1T", "Invalid size '1T' for --minbytes")]
    [InlineData("perf all_reduce -b 0", "Invalid size '0' for --minbytes")]
    [InlineData("perf all_reduce -e x", "Invalid size 'x' for --maxbytes")]
    [InlineData("perf all_reduce -b 2M -e 1M", "2097152 > 1048576")]
    [InlineData("perf all_reduce -b 64M", "67108864 > 33554432")]
    [InlineData("perf all_reduce -n 0", "Invalid value '0' for --iters")]
    [InlineData("perf all_reduce -n many", "Invalid value 'many' for --iters")]
    [InlineData("perf all_reduce -t 0", "Invalid value '0' for --nthreads")]
    [InlineData("perf all_reduce -a 4", "Invalid value '4' for --average: 0 to 3")]
    [InlineData("perf all_reduce -C 2", "Invalid value '2' for --report_cputime")]
    [InlineData("perf all_reduce -R 3", "Invalid value '3' for --local_register: 0 to 2")]
    [InlineData("perf all_reduce -R yes", "Invalid value 'yes' for --local_register")]
    [InlineData("perf all_reduce -R 1 --backend host", "--local_register 1: only NCCL registers buffers, and the backend is Host.")]
    [InlineData("perf all_reduce -R 1 --backend peer", "--local_register 1: only NCCL registers buffers, and the backend is Peer.")]
    [InlineData("perf all_reduce -R 2 --backend host", "--local_register 2: only NCCL and Peer make windows, and the backend is Host.")]
    [InlineData("perf all_reduce -d float16", "float16")]
    [InlineData("perf all_reduce -o mulsum", "mulsum")]
    [InlineData("perf all_reduce --backend mpi", "mpi")]
    [InlineData("perf broadcast -g 2 -r 2", "Invalid root 2: there are 2 ranks, 0 to 1.")]
    [InlineData("perf broadcast -r some", "Invalid value 'some' for --root")]
    [InlineData("perf all_reduce --ranks 2 -g 2", "--ranks N stands for -t 1 -g N")]
    [InlineData("perf all_reduce -G 1", "-G")]
    [InlineData("perf all_reduce -z 1", "-z")]
    public void A_bad_command_line_says_what_is_bad(string line, string message)
    {
        (int exitCode, _, string error) = Tool.RunLine(line);
        Assert.Equal(1, exitCode);
        Assert.Contains(message, error);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public void Defaults_are_those_of_nccl_tests()
    {
        PerfSettings settings = Read("all_reduce");
        Assert.Equal((32L << 20, 32L << 20, 1L << 20, 1L), (settings.MinBytes, settings.MaxBytes, settings.StepBytes, settings.StepFactor));
        Assert.Equal((20, 1, 1, 1), (settings.Iterations, settings.WarmupIterations, settings.AggregatedIterations, settings.CheckIterations));
        Assert.Equal((1, 1, 1, 0), (settings.Threads, settings.RanksPerThread, settings.Cycles, settings.Root));
        Assert.Equal(BufferRegistration.None, settings.Registration);
        Assert.Equal("float", Assert.Single(settings.Types).Name);
        Assert.Equal(ReduceOp.Sum, Assert.Single(settings.Ops));
        Assert.Equal((TimeCombination.Average, BackendKind.Auto, false), (settings.Combination, settings.Backend, settings.ReportCpuTime));
    }

    [Fact]
    public void Every_option_arrives()
    {
        PerfSettings settings = Read(
            "reduce -b 1K -e 2M -i 4K -f 2 -n 5 -w 2 -m 3 -c 4 -d all -o all -r all -t 2 -g 3 -a 3 -N 0 -C 1 -R 2 -J out.json --backend peer");
        Assert.Equal((1024L, 2L << 20, 4096L, 2L), (settings.MinBytes, settings.MaxBytes, settings.StepBytes, settings.StepFactor));
        Assert.Equal((5, 2, 3, 4), (settings.Iterations, settings.WarmupIterations, settings.AggregatedIterations, settings.CheckIterations));
        Assert.Equal((2, 3, 6, 0), (settings.Threads, settings.RanksPerThread, settings.Ranks, settings.Cycles));
        Assert.Equal((12, 5, (int?)null), (settings.Types.Count, settings.Ops.Count, settings.Root));
        Assert.Equal((TimeCombination.Maximum, BackendKind.Peer, true), (settings.Combination, settings.Backend, settings.ReportCpuTime));
        Assert.Equal(("out.json", BufferRegistration.Symmetric), (settings.OutputFile, settings.Registration));
        Assert.Equal(BufferRegistration.Local, Read("reduce --local_register 1").Registration);
    }

    [Fact]
    public void Ranks_are_one_threads() =>
        Assert.Equal((1, 4), (Read("all_gather --ranks 4").Threads, Read("all_gather --ranks 4").RanksPerThread));

    private static PerfSettings Read(string line)
    {
        var options = new PerfOptions();
        var command = new System.CommandLine.Command("perf");
        options.AddTo(command);
        System.CommandLine.ParseResult result = command.Parse(line);
        Assert.Empty(result.Errors);
        return options.Read(result);
    }
}
