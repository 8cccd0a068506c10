namespace TypedCollectives;

/// <summary>Every rank gets its own block of the reduction over all ranks. The reduction is written in C#.</summary>
/// <typeparam name="TReduction">A struct that implements <see cref="IReduction{T}"/> for the buffer's element type.</typeparam>
/// <remarks>Without <see cref="BufferCollectiveAttribute.Into"/> the block is left at this rank's place in this buffer; with it, the target is this buffer's length divided by the number of ranks.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ReduceScatterAttribute<TReduction> : BufferCollectiveAttribute
    where TReduction : struct;
