namespace TypedCollectives.Interop.Ibverbs;

/// <summary>A device that is there: <c>struct ibv_device *</c>, an opaque pointer, valid as long as its list.</summary>
/// <param name="Value">The pointer.</param>
public readonly record struct IbvDevice(nint Value);
