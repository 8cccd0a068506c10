namespace TypedCollectives;

/// <summary>What the attributes that bind a buffer to a collective share.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public abstract class BufferCollectiveAttribute : Attribute
{
    /// <summary>
    /// The name of the member or parameter that receives the result; without it the collective works in place on the
    /// annotated buffer.
    /// </summary>
    /// <value>Use <c>nameof</c>. The target must be a buffer of the same element type. <see langword="null"/> by default.</value>
    public string? Into { get; set; }
}
