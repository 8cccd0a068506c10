using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace TypedCollectives.Benchmarks;

/// <summary><c>fuzz</c>: throws damaged messages at the parsers of the bootstrap.</summary>
internal static class FuzzCommand
{
    internal static Command Create()
    {
        var inputs = new Option<long>("--inputs") { Description = "How many messages.", DefaultValueFactory = _ => 10_000_000 };
        var seed = new Option<ulong>("--seed") { Description = "The first seed.", DefaultValueFactory = _ => (ulong)Stopwatch.GetTimestamp() << 20 };
        var command = new Command("fuzz", "Damaged messages for the parsers of the root and of the ranks: nothing may throw.") { inputs, seed };
        command.SetAction(result => Run(result.GetValue(inputs), result.GetValue(seed), result.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(long inputs, ulong seed, TextWriter output)
    {
        long sequences = (inputs + MessageFuzz.MessagesPerSequence - 1) / MessageFuzz.MessagesPerSequence;
        long start = Stopwatch.GetTimestamp();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long joined = 0;
        long failures = 0;
        Parallel.For(0L, sequences, i =>
        {
            try
            {
                Interlocked.Add(ref joined, MessageFuzz.Run(seed + (ulong)i));
            }
            catch (Exception exception)
            {
                if (Interlocked.Increment(ref failures) <= 10)
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed + (ulong)i}: {exception}"));
            }
        });
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        using var process = Process.GetCurrentProcess();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sequences * MessageFuzz.MessagesPerSequence} messages from seed {seed}: {failures} sequences failed, {joined} check-ins joined; "
            + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {held / 1024} KiB held afterwards, peak working set {process.PeakWorkingSet64 >> 20} MiB"));
        return failures == 0 ? 0 : 1;
    }
}
