using System.Text;

namespace TypedCollectives.Ranks;

/// <summary>A rank that makes its communicator by what its launcher said, reduces, and prints one line: what it saw.</summary>
internal static class EnvironmentRank
{
    internal static async Task<int> RunAsync()
    {
        var options = new CommunicatorOptions { Backend = BackendKind.Host, Timeout = TimeSpan.FromSeconds(60) };
        using Communicator comm = await Communicator.FromEnvironmentAsync(options);
        int[] values = [comm.Rank + 1, 100 * (comm.Rank + 1)];
        comm.AllReduce(values, ReduceOp.Sum);

        // Again: a job may make several communicators, one after the other.
        using Communicator second = await Communicator.FromEnvironmentAsync(options);
        second.AllReduce(values, ReduceOp.Sum);
        WriteWhole($"rank {comm.Rank} of {comm.Size}: sums {string.Join(',', values)}; {comm.BackendReason}");
        return 0;
    }

    /// <summary>Rank 1 fails after all have met.</summary>
    internal static async Task<int> FailAsync()
    {
        using Communicator comm = await Communicator.FromEnvironmentAsync(new CommunicatorOptions { Backend = BackendKind.Host });
        if (comm.Rank == 1)
#pragma warning disable TC2003 // what the test is about: the launcher ends the other ranks
            return 17;
#pragma warning restore TC2003
        try
        {
            comm.Barrier();
        }
        catch (CollectiveException)
        {
            // Rank 1 failed first, and the launcher is to find that: not this rank, which then could not go on.
            await Task.Delay(Timeout.Infinite);
        }

        return 0;
    }

    // Console writes longer lines in parts, between which launchers put those of other ranks.
    private static void WriteWhole(string line)
    {
        using Stream output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
