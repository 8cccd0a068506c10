namespace TypedCollectives;

/// <summary>The root gets the concatenation, in rank order, of all ranks' buffers.</summary>
/// <remarks><see cref="BufferCollectiveAttribute.Into"/> is required and names, on the root, a buffer the number of ranks times as long; elsewhere the target is not touched.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class GatherAttribute : BufferCollectiveAttribute
{
    /// <summary>The root rank.</summary>
    /// <value>0 by default; the same on every rank.</value>
    public int Root { get; set; }
}
