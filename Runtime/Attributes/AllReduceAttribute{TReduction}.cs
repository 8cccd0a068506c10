namespace TypedCollectives;

/// <summary>Every rank gets the reduction of this buffer over all ranks. The reduction is written in C#.</summary>
/// <typeparam name="TReduction">A struct that implements <see cref="IReduction{T}"/> for the buffer's element type.</typeparam>
/// <remarks>In place unless <see cref="BufferCollectiveAttribute.Into"/> names a buffer of the same length.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class AllReduceAttribute<TReduction> : BufferCollectiveAttribute
    where TReduction : struct;
