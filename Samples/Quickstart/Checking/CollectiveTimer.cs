using System.Diagnostics;

namespace TypedCollectives.Samples.Quickstart;

/// <summary>Times one collective of all ranks.</summary>
internal static class CollectiveTimer
{
    /// <summary>Runs a collective twice, each time on fresh inputs, and times the second: the first one compiles and loads kernels.</summary>
    public static TimeSpan Time(CommunicatorClique clique, Action fill, Action collective)
    {
        TimeSpan time = default;
        for (int run = 0; run < 2; run++)
        {
            fill();
            clique.Synchronize();
            long start = Stopwatch.GetTimestamp();
            collective();
            // Collectives on devices only put work on streams: nothing may be read, or timed, before the streams are done.
            clique.Synchronize();
            time = Stopwatch.GetElapsedTime(start);
        }

        return time;
    }
}
