namespace TypedCollectives.Interop.Nccl;

/// <summary>A parameter of the library: <c>ncclParamHandle_t</c>, an opaque pointer. The library owns it; it is never freed.</summary>
/// <param name="Value">The pointer.</param>
public readonly record struct NcclParamHandle(nint Value);
