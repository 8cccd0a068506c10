namespace TypedCollectives.Interop.Cuda;

/// <summary>How an event behaves: <c>CUevent_flags</c>.</summary>
[Flags]
public enum CUevent_flags : uint
{
    /// <summary><c>CU_EVENT_DEFAULT</c>: it keeps the time, and a host thread that waits for it spins.</summary>
    Default = 0,

    /// <summary><c>CU_EVENT_BLOCKING_SYNC</c>: a host thread that waits for it sleeps.</summary>
    BlockingSync = 1,

    /// <summary><c>CU_EVENT_DISABLE_TIMING</c>: it keeps no time, which is cheaper.</summary>
    DisableTiming = 2,

    /// <summary><c>CU_EVENT_INTERPROCESS</c>: another process can open it; needs <see cref="DisableTiming"/>.</summary>
    Interprocess = 4,
}
