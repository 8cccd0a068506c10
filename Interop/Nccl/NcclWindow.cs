namespace TypedCollectives.Interop.Nccl;

/// <summary>A buffer of every rank registered together: <c>ncclWindow_t</c>, an opaque pointer.</summary>
/// <remarks>
/// A window may be null although its making succeeded: symmetric memory is not to be had then, and operations on the buffer run
/// as they would without a window.
/// </remarks>
/// <param name="Value">The pointer.</param>
public readonly record struct NcclWindow(nint Value)
{
    /// <summary>No window.</summary>
    public static NcclWindow Null => default;

    /// <summary>Whether this is no window.</summary>
    public bool IsNull => Value == 0;
}
