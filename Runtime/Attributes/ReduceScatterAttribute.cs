namespace TypedCollectives;

/// <summary>Every rank gets its own block of the reduction over all ranks.</summary>
/// <remarks>Without <see cref="BufferCollectiveAttribute.Into"/> the block is left at this rank's place in this buffer; with it, the target is this buffer's length divided by the number of ranks.</remarks>
/// <param name="op">The reduction.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ReduceScatterAttribute(ReduceOp op = ReduceOp.Sum) : BufferCollectiveAttribute
{
    /// <summary>The reduction.</summary>
    /// <value><see cref="ReduceOp.Sum"/> by default.</value>
    public ReduceOp Op { get; } = op;
}
