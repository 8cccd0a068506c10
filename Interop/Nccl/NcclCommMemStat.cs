namespace TypedCollectives.Interop.Nccl;

/// <summary>A figure about a communicator's memory: <c>ncclCommMemStat_t</c> of nccl.h.</summary>
public enum NcclCommMemStat
{
    /// <summary><c>ncclStatGpuMemSuspend</c>: bytes of device memory that a suspension would free.</summary>
    GpuMemSuspend = 0,

    /// <summary><c>ncclStatGpuMemSuspended</c>: 1 if that memory is suspended, otherwise 0.</summary>
    GpuMemSuspended = 1,

    /// <summary><c>ncclStatGpuMemPersist</c>: bytes of device memory that stay.</summary>
    GpuMemPersist = 2,

    /// <summary><c>ncclStatGpuMemTotal</c>: all bytes of device memory that NCCL keeps count of.</summary>
    GpuMemTotal = 3,
}
