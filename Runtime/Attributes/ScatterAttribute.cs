namespace TypedCollectives;

/// <summary>Block j of the root's buffer goes to rank j.</summary>
/// <remarks><see cref="BufferCollectiveAttribute.Into"/> is required and names the buffer for the block; this buffer is read on the root only, where it is the number of ranks times as long.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ScatterAttribute : BufferCollectiveAttribute
{
    /// <summary>The root rank.</summary>
    /// <value>0 by default; the same on every rank.</value>
    public int Root { get; set; }
}
