namespace TypedCollectives.Interop.Nccl;

/// <summary>Where the scalar of a user-made operator lives: <c>ncclScalarResidence_t</c> of nccl.h.</summary>
public enum NcclScalarResidence
{
    /// <summary>
    /// <c>ncclScalarDevice</c>: memory the device can read, alive and unchanged until the last operation that uses it has run.
    /// </summary>
    Device = 0,

    /// <summary><c>ncclScalarHostImmediate</c>: host memory, read before the creating call returns.</summary>
    HostImmediate = 1,
}
