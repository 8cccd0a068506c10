namespace TypedCollectives.Tools;

/// <summary>The operations <c>perf</c> measures.</summary>
internal static class PerfOperations
{
    internal static IReadOnlyList<PerfOperation> All { get; } =
    [
        new AllReduceOperation(),
        new BroadcastOperation(),
        new ReduceOperation(),
        new AllGatherOperation(),
        new ReduceScatterOperation(),
        new AllToAllOperation(),
        new GatherOperation(),
        new ScatterOperation(),
        new SendRecvOperation(),
    ];

    internal static PerfOperation Named(string name) => All.First(operation => operation.Name == name);
}
