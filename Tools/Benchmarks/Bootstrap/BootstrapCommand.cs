using System.CommandLine;

namespace TypedCollectives.Benchmarks;

/// <summary><c>bootstrap</c>: how long many ranks take to join through one managed root, and what that costs in memory.</summary>
internal static class BootstrapCommand
{
    internal static Command Create()
    {
        var sizes = new Option<int[]>("--ranks")
        {
            Description = "The numbers of ranks.",
            DefaultValueFactory = _ => [256, 1024, 4096],
            AllowMultipleArgumentsPerToken = true,
        };
        var rounds = new Option<int>("--rounds") { Description = "How often each is measured; the median counts.", DefaultValueFactory = _ => 5 };
        var command = new Command("bootstrap", "Ranks of this process join through one managed root: time and memory.") { sizes, rounds };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(sizes)!, result.GetValue(rounds), result.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int[] sizes, int rounds, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (int size in sizes)
        {
            if (Descriptors.Refuse(size) is { } refusal)
            {
                await output.WriteLineAsync(refusal).ConfigureAwait(false);
                return 1;
            }
        }

        // Code is compiled and the thread pool started before anything is timed.
        _ = await JoinMeasurement.TakeAsync(64, cancellationToken).ConfigureAwait(false);
        await output.WriteLineAsync("  ranks   time (ms)   us/rank   managed (MiB)   KiB/rank   allocated KiB/rank   peak working set (MiB)").ConfigureAwait(false);
        foreach (int size in sizes)
        {
            var measurements = new List<JoinMeasurement>();
            for (int round = 0; round < rounds; round++)
                measurements.Add(await JoinMeasurement.TakeAsync(size, cancellationToken).ConfigureAwait(false));
            measurements.Sort(static (a, b) => a.Time.CompareTo(b.Time));
            JoinMeasurement median = measurements[rounds / 2];
            await output.WriteLineAsync(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{size,7}{median.Time.TotalMilliseconds,12:0.0}{median.Time.TotalMicroseconds / size,10:0.0}"
                + $"{median.HeldBytes / 1048576.0,16:0.0}{median.HeldBytes / 1024.0 / size,11:0.0}"
                + $"{median.AllocatedBytes / 1024.0 / size,21:0.0}{median.PeakWorkingSet / 1048576.0,25:0}")).ConfigureAwait(false);
        }

        return 0;
    }
}
