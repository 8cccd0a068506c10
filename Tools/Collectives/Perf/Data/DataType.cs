namespace TypedCollectives.Tools;

/// <summary>An element type under nccl-tests' name.</summary>
/// <param name="name">The name.</param>
/// <param name="size">The bytes of one element.</param>
internal abstract class DataType(string name, int size)
{
    internal string Name { get; } = name;

    internal int Size { get; } = size;

    /// <summary>Makes one thread's part of a test with this type.</summary>
    internal abstract RankTest CreateTest(PerfRun run, ReduceOp op, int root, int thread);

    public override string ToString() => Name;
}
