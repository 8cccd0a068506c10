namespace TypedCollectives.Interop.Cuda;

/// <summary>An event of the CUDA driver: <c>CUevent</c>, an opaque pointer.</summary>
/// <remarks>It is recorded on streams of the context it was made in; streams of any context may wait for it.</remarks>
/// <param name="Value">The pointer.</param>
public readonly record struct CUevent(nint Value)
{
    /// <summary>No event.</summary>
    public static CUevent Null => default;

    /// <summary>Whether this is no event.</summary>
    public bool IsNull => Value == 0;
}
