namespace TypedCollectives.Interop.Nccl;

/// <summary>A communicator of one rank: <c>ncclComm_t</c>, an opaque pointer.</summary>
/// <remarks>
/// Who made it ends it once, by <see cref="NcclNative.ncclCommDestroy"/> or <see cref="NcclNative.ncclCommAbort"/>. NCCL allows
/// one thread at a time in a communicator.
/// </remarks>
/// <param name="Value">The pointer.</param>
public readonly record struct NcclComm(nint Value)
{
    /// <summary>No communicator.</summary>
    public static NcclComm Null => default;

    /// <summary>Whether this is no communicator.</summary>
    public bool IsNull => Value == 0;
}
