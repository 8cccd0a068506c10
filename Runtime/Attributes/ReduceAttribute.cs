namespace TypedCollectives;

/// <summary>The root gets the reduction of this buffer over all ranks; the other ranks' buffers are left as they are.</summary>
/// <remarks>In place unless <see cref="BufferCollectiveAttribute.Into"/> names a buffer of the same length.</remarks>
/// <param name="op">The reduction.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ReduceAttribute(ReduceOp op = ReduceOp.Sum) : BufferCollectiveAttribute
{
    /// <summary>The reduction.</summary>
    /// <value><see cref="ReduceOp.Sum"/> by default.</value>
    public ReduceOp Op { get; } = op;

    /// <summary>The root rank.</summary>
    /// <value>0 by default; the same on every rank.</value>
    public int Root { get; set; }
}
