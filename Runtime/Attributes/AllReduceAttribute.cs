namespace TypedCollectives;

/// <summary>Every rank gets the reduction of this buffer over all ranks.</summary>
/// <remarks>In place unless <see cref="BufferCollectiveAttribute.Into"/> names a buffer of the same length.</remarks>
/// <param name="op">The reduction.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class AllReduceAttribute(ReduceOp op = ReduceOp.Sum) : BufferCollectiveAttribute
{
    /// <summary>The reduction.</summary>
    /// <value><see cref="ReduceOp.Sum"/> by default.</value>
    public ReduceOp Op { get; } = op;
}
