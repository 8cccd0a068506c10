namespace TypedCollectives.Interop.Cuda;

/// <summary>A kernel of a module: <c>CUfunction</c>.</summary>
/// <param name="Value">The pointer.</param>
public readonly record struct CUfunction(nint Value);
