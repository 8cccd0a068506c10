namespace TypedCollectives.Interop.Nccl;

/// <summary>What a suspended communicator gives up: <c>NCCL_SUSPEND_*</c> of nccl.h.</summary>
public enum NcclSuspendFlags
{
    /// <summary><c>NCCL_SUSPEND_MEM</c>: the device memory it can allocate again.</summary>
    Memory = 1,
}
