namespace TypedCollectives.Interop.Cuda;

/// <summary>A graph of work of the CUDA driver: <c>CUgraph</c>, an opaque pointer.</summary>
/// <param name="Value">The pointer.</param>
public readonly record struct CUgraph(nint Value)
{
    /// <summary>No graph.</summary>
    public static CUgraph Null => default;

    /// <summary>Whether this is no graph.</summary>
    public bool IsNull => Value == 0;
}
