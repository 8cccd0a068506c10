namespace TypedCollectives.Interop.Cuda;

/// <summary>What page-locked host memory is for: <c>CU_MEMHOSTALLOC_*</c>.</summary>
[Flags]
public enum CUmemhostalloc_flags : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>CU_MEMHOSTALLOC_PORTABLE</c>: page-locked for every context.</summary>
    Portable = 1,

    /// <summary><c>CU_MEMHOSTALLOC_DEVICEMAP</c>: kernels can read and write it.</summary>
    DeviceMap = 2,

    /// <summary><c>CU_MEMHOSTALLOC_WRITECOMBINED</c>: faster for the device, slow to read for the host.</summary>
    WriteCombined = 4,
}
