namespace TypedCollectives.Tools;

/// <summary>How large a rank's two buffers can be.</summary>
internal static class MemoryLimit
{
    private const long Gibibyte = 1L << 30;

    internal static long Of(CommunicatorClique clique)
    {
        long limit = long.MaxValue;
        foreach (Communicator communicator in clique)
        {
            long bytes = communicator.Device.Kind == DeviceKind.Host
                ? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / clique.Count / 4 * 3
                : LeftOnDevice(communicator.Accelerator.MemorySize);
            limit = Math.Min(limit, bytes / 2);
        }

        return limit;
    }

    /// <summary>Less what nccl-tests leaves free: 1 GiB, and another one for each 16 GiB up to 4.</summary>
    private static long LeftOnDevice(long memory) =>
        Math.Max(memory / 2, memory - Gibibyte - Math.Min((memory + (16 * Gibibyte) - 1) / (16 * Gibibyte), 4) * Gibibyte);
}
