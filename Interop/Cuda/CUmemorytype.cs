namespace TypedCollectives.Interop.Cuda;

/// <summary>The kind of memory an address is in: <c>CUmemorytype</c>.</summary>
public enum CUmemorytype
{
    /// <summary><c>CU_MEMORYTYPE_HOST</c>: the host's.</summary>
    Host = 1,

    /// <summary><c>CU_MEMORYTYPE_DEVICE</c>: the device's.</summary>
    Device = 2,

    /// <summary><c>CU_MEMORYTYPE_ARRAY</c>: an array.</summary>
    Array = 3,

    /// <summary><c>CU_MEMORYTYPE_UNIFIED</c>: either's.</summary>
    Unified = 4,
}
