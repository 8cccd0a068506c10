namespace TypedCollectives.Tools;

/// <summary>The reductions under nccl-tests' names, in its order.</summary>
internal static class ReductionName
{
    internal const string None = "none";

    internal static IReadOnlyList<(string Name, ReduceOp Op)> All { get; } =
    [
        ("sum", ReduceOp.Sum),
        ("prod", ReduceOp.Product),
        ("max", ReduceOp.Max),
        ("min", ReduceOp.Min),
        ("avg", ReduceOp.Average),
    ];

    internal static string Of(ReduceOp op) => All.First(entry => entry.Op == op).Name;
}
