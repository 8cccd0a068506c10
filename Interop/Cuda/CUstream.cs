namespace TypedCollectives.Interop.Cuda;

/// <summary>A stream of the CUDA driver: <c>CUstream</c>, the same pointer as the runtime's <c>cudaStream_t</c>.</summary>
/// <remarks>
/// It belongs to the context that was current when it was made. What ILGPU calls <c>CudaStream.StreamPtr</c> is its value.
/// </remarks>
/// <param name="Value">The pointer.</param>
public readonly record struct CUstream(nint Value)
{
    /// <summary>The default stream of the current context.</summary>
    public static CUstream Default => default;
}
