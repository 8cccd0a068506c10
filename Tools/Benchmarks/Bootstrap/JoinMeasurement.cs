using System.Diagnostics;
using System.Net;

namespace TypedCollectives.Benchmarks;

/// <summary>So many ranks joined through one root.</summary>
/// <param name="Time">From the first rank's start until the last one is ready and the root has ended.</param>
/// <param name="HeldBytes">Managed memory of root and ranks together when every rank is in.</param>
/// <param name="AllocatedBytes">What was allocated in all.</param>
/// <param name="PeakWorkingSet">The process's peak so far.</param>
internal sealed record JoinMeasurement(TimeSpan Time, long HeldBytes, long AllocatedBytes, long PeakWorkingSet)
{
    internal static async Task<JoinMeasurement> TakeAsync(int size, CancellationToken cancellationToken)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long allocatedBefore = GC.GetTotalAllocatedBytes();
        var options = new UniqueIdOptions { Interface = "=lo", Timeout = TimeSpan.FromMinutes(5) };
        await using BootstrapRoot root = BootstrapRoot.Start(options);
        IPAddress address = root.Id.EndPoint!.Address;

        long start = Stopwatch.GetTimestamp();
        RingNeighbour[] neighbours = await Task.WhenAll(Enumerable.Range(0, size).Select(rank => RootClient.CheckInAsync(
            root.Id, rank, size, new IPEndPoint(address, 1 + (rank % 65535)), address, options.Timeout, cancellationToken)))
            .ConfigureAwait(false);
        TimeSpan joined = Stopwatch.GetElapsedTime(start);
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;

        start = Stopwatch.GetTimestamp();
        await Task.WhenAll(neighbours.Select(neighbour => neighbour.ReadyAsync(cancellationToken))).ConfigureAwait(false);
        await root.Completion.ConfigureAwait(false);
        TimeSpan ended = Stopwatch.GetElapsedTime(start);

        using var process = Process.GetCurrentProcess();
        return new JoinMeasurement(joined + ended, held, GC.GetTotalAllocatedBytes() - allocatedBefore, process.PeakWorkingSet64);
    }
}
