namespace TypedCollectives.Interop.Cuda;

/// <summary>Code loaded into a context: <c>CUmodule</c>.</summary>
/// <param name="Value">The pointer.</param>
public readonly record struct CUmodule(nint Value);
