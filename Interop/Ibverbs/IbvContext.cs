namespace TypedCollectives.Interop.Ibverbs;

/// <summary>A device that is open: <c>struct ibv_context *</c>, an opaque pointer.</summary>
/// <param name="Value">The pointer.</param>
public readonly record struct IbvContext(nint Value)
{
    /// <summary>Whether this is no device.</summary>
    public bool IsNull => Value == 0;
}
