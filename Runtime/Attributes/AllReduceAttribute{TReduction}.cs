namespace TypedCollectives;

/// <summary>Every rank gets the reduction of this buffer over all ranks. The reduction is written in C#.</summary>
/// <typeparam name="TReduction">A struct that implements <see cref="IReduction{T}"/> for the buffer's element type.</typeparam>
/// <remarks>In place unless <see cref="BufferCollectiveAttribute.Into"/> names a buffer of the same length.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class AllReduceAttribute<TReduction> : BufferCollectiveAttribute
    where TReduction : struct
{
    /// <summary>The bucket in which the buffer is exchanged while the computation goes on.</summary>
    /// <value>
    /// A name that can be one in C#; the generator writes a class for each, to be used with <see cref="BucketExchange"/>. The buffers of a
    /// bucket are on a device, in place, of one element type and with one reduction. <see langword="null"/> by default: none.
    /// </value>
    public string? Bucket { get; set; }
}
