namespace TypedCollectives.Interop.Cuda;

/// <summary>How a context behaves: <c>CUctx_flags</c>.</summary>
[Flags]
public enum CUctx_flags : uint
{
    /// <summary><c>CU_CTX_SCHED_AUTO</c>: the driver chooses how the host waits.</summary>
    SchedAuto = 0,

    /// <summary><c>CU_CTX_SCHED_SPIN</c>: the host spins.</summary>
    SchedSpin = 1,

    /// <summary><c>CU_CTX_SCHED_YIELD</c>: the host spins and yields.</summary>
    SchedYield = 2,

    /// <summary><c>CU_CTX_SCHED_BLOCKING_SYNC</c>: the host sleeps.</summary>
    SchedBlockingSync = 4,
}
