namespace TypedCollectives.Interop.Cuda;

/// <summary>A graph made ready to launch: <c>CUgraphExec</c>, an opaque pointer.</summary>
/// <param name="Value">The pointer.</param>
public readonly record struct CUgraphExec(nint Value)
{
    /// <summary>No graph.</summary>
    public static CUgraphExec Null => default;

    /// <summary>Whether this is no graph.</summary>
    public bool IsNull => Value == 0;
}
