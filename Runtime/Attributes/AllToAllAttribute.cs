namespace TypedCollectives;

/// <summary>Block j of this buffer goes to rank j, where it becomes the block of this rank.</summary>
/// <remarks>Never in place: <see cref="BufferCollectiveAttribute.Into"/> is required and names a buffer of the same length.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class AllToAllAttribute : BufferCollectiveAttribute;
