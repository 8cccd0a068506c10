namespace TypedCollectives;

/// <summary>Every rank gets the concatenation, in rank order, of all ranks' blocks.</summary>
/// <remarks>Without <see cref="BufferCollectiveAttribute.Into"/> this buffer is the whole result and this rank's block lies at its rank's place in it; with it, this buffer is the block and the target is the number of ranks times as long.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class AllGatherAttribute : BufferCollectiveAttribute;
