namespace TypedCollectives;

/// <summary>Every rank gets the root's contents of this buffer.</summary>
/// <remarks>In place unless <see cref="BufferCollectiveAttribute.Into"/> names a buffer of the same length.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class BroadcastAttribute : BufferCollectiveAttribute
{
    /// <summary>The root rank.</summary>
    /// <value>0 by default; the same on every rank.</value>
    public int Root { get; set; }
}
