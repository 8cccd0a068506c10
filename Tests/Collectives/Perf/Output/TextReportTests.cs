namespace TypedCollectives.Tools.Tests;

public sealed class TextReportTests
{
    [Fact]
    public void A_run_prints_what_nccl_tests_prints()
    {
        var settings = new PerfSettings
        {
            Operation = new AllReduceOperation(),
            MinBytes = 8,
            MaxBytes = 32768,
            StepFactor = 64,
            RanksPerThread = 2,
        };
        // The clock is read before the calls, after them and after their completion: 200 us for 20 calls.
        using var host = new HostRun(settings, new SteppingClock(TimeSpan.FromMicroseconds(100)));
        Assert.True(host.Run.Execute());
        Assert.Equal(
            $"# TypedCollectives version {ToolVersion.Text}\n" +
            $"# Collective test starting: all_reduce_perf\n" +
            $"# nThread 1 nGpus 2 minBytes 8 maxBytes 32768 step: 64(factor) warmup iters: 1 iters: 20 agg iters: 1 validation: 1\n" +
            $"#\n" +
            $"# Using backend Host: asked for\n" +
            $"# Using devices\n" +
            $"#  Rank  0 Group  0 Pid {Environment.ProcessId,6} on {Environment.MachineName,10} device  0 [host] host memory, Host\n" +
            $"#  Rank  1 Group  0 Pid {Environment.ProcessId,6} on {Environment.MachineName,10} device  1 [host] host memory, Host\n" +
            $"#\n" +
            $"#                                                              out-of-place                       in-place          \n" +
            $"#       size         count      type   redop    root     time   algbw   busbw  #wrong     time   algbw   busbw  #wrong \n" +
            $"#        (B)    (elements)                               (us)  (GB/s)  (GB/s)             (us)  (GB/s)  (GB/s)         \n" +
            $"           8             2     float     sum      -1    10.00    0.00    0.00       0    10.00    0.00    0.00       0\n" +
            $"         512           128     float     sum      -1    10.00    0.05    0.05       0    10.00    0.05    0.05       0\n" +
            $"       32768          8192     float     sum      -1    10.00    3.28    3.28       0    10.00    3.28    3.28       0\n" +
            $"# Out of bounds values : 0 OK\n" +
            $"# Avg bus bandwidth    : 1.1096 \n" +
            $"#\n" +
            $"# Collective test concluded: all_reduce_perf\n" +
            $"#\n",
            host.Text);
    }

    [Fact]
    public void Cpu_time_stands_in_the_time_column_and_leaves_the_bandwidths()
    {
        var settings = new PerfSettings
        {
            Operation = new AllReduceOperation(),
            MinBytes = 32768,
            MaxBytes = 32768,
            RanksPerThread = 2,
            ReportCpuTime = true,
        };
        using var host = new HostRun(settings, new SteppingClock(TimeSpan.FromMicroseconds(100)));
        Assert.True(host.Run.Execute());
        string[] row = Assert.Single(Tool.Rows(host.Text));
        Assert.Equal(("5.00", "3.28", "3.28"), (row[5], row[6], row[7]));
    }

    [Theory]
    [InlineData((int)BufferRegistration.None, false, "")]
    [InlineData((int)BufferRegistration.Local, false, "# Using registered buffers\n")]
    [InlineData((int)BufferRegistration.Symmetric, true, "# Using symmetric windows\n")]
    [InlineData((int)BufferRegistration.Symmetric, false, "# Using windows that are NOT symmetric: the devices or their links do not allow it\n")]
    public void What_is_known_of_the_buffers_stands_above_the_table(int registration, bool isSymmetric, string line)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using CommunicatorClique clique = Communicator.InitAll(1, new CommunicatorOptions { Backend = BackendKind.Host });
        var report = new TextReport(output);
        report.Begin(new PerfSettings { Operation = new AllReduceOperation(), Registration = (BufferRegistration)registration }, clique);
        report.BeginResults(isSymmetric);
        string[] lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int table = Array.FindIndex(lines, text => text.Contains("out-of-place", StringComparison.Ordinal));
        Assert.Equal($"{line}#\n", string.Concat(lines[(table - (line.Length > 0 ? 2 : 1))..table].Select(text => text + '\n')));
        Assert.Equal(line.Length > 0 ? 1 : 0, lines.Count(text => text.StartsWith("# Using", StringComparison.Ordinal)) - 2);
    }

    [Fact]
    public void Rows_have_nccl_tests_columns_whatever_the_numbers()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var report = new TextReport(output);
        report.Row(new ResultRow(
            8, 2, "int8", "prod", 3, new Measurement(12.345, 0.00065, 0.00065, 0), new Measurement(1234567.8, 123.456, 1234.5678, null)));
        report.Row(new ResultRow(
            8L << 30, 1L << 31, "bfloat16", "none", -1, new Measurement(99999999, 1234567, 999.999, 1234567), null));
        Assert.Equal(
            "           8             2      int8    prod       3    12.35    0.00    0.00       0  1234568  123.46  1234.6     N/A\n" +
            "  8589934592    2147483648  bfloat16    none      -1  1.0e+08   1e+06  1000.0  1.23457e+06      N/A     N/A     N/A     N/A\n",
            output.ToString());
    }

    [Fact]
    public void Wrong_results_fail_in_the_footer()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var summary = new Summary();
        summary.Add(new Measurement(1, 1, 10, 5), failedChecks: 2);
        summary.Add(new Measurement(1, 1, 15, 0), failedChecks: 0);
        new TextReport(output).End(summary);
        Assert.StartsWith("# Out of bounds values : 2 FAILED\n# Avg bus bandwidth    : 12.5 \n#\n", output.ToString());
    }
}
