namespace TypedCollectives;

/// <summary>The root gets the reduction of this buffer over all ranks; the other ranks' buffers are left as they are. The reduction is written in C#.</summary>
/// <typeparam name="TReduction">A struct that implements <see cref="IReduction{T}"/> for the buffer's element type.</typeparam>
/// <remarks>In place unless <see cref="BufferCollectiveAttribute.Into"/> names a buffer of the same length.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ReduceAttribute<TReduction> : BufferCollectiveAttribute
    where TReduction : struct
{
    /// <summary>The root rank.</summary>
    /// <value>0 by default; the same on every rank.</value>
    public int Root { get; set; }
}
