namespace TypedCollectives.Interop.Cuda;

/// <summary>A context of the CUDA driver: <c>CUcontext</c>, an opaque pointer.</summary>
/// <remarks>
/// A primary context belongs to the device; <see cref="CudaNative.cuDevicePrimaryCtxRetain"/> and its release count its uses. One
/// made by <see cref="CudaNative.cuCtxCreate_v2"/> belongs to who made it.
/// </remarks>
/// <param name="Value">The pointer.</param>
public readonly record struct CUcontext(nint Value)
{
    /// <summary>No context.</summary>
    public static CUcontext Null => default;

    /// <summary>Whether this is no context.</summary>
    public bool IsNull => Value == 0;
}
