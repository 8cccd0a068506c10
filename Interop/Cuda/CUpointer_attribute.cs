namespace TypedCollectives.Interop.Cuda;

/// <summary>What <see cref="CudaNative.cuPointerGetAttribute"/> can be asked, with the type of the answer.</summary>
public enum CUpointer_attribute
{
    /// <summary>
    /// <c>CU_POINTER_ATTRIBUTE_CONTEXT</c>: the context the memory was allocated in; a <see cref="CUcontext"/>.
    /// </summary>
    Context = 1,

    /// <summary><c>CU_POINTER_ATTRIBUTE_MEMORY_TYPE</c>: the kind of memory; a <see cref="CUmemorytype"/>.</summary>
    MemoryType = 2,

    /// <summary><c>CU_POINTER_ATTRIBUTE_DEVICE_POINTER</c>: the address for the device; a <see cref="CUdeviceptr"/>.</summary>
    DevicePointer = 3,

    /// <summary><c>CU_POINTER_ATTRIBUTE_HOST_POINTER</c>: the address for the host; a pointer.</summary>
    HostPointer = 4,

    /// <summary><c>CU_POINTER_ATTRIBUTE_BUFFER_ID</c>: a number no other allocation of the process has; 8 bytes.</summary>
    BufferId = 7,

    /// <summary>
    /// <c>CU_POINTER_ATTRIBUTE_IS_MANAGED</c>: 1 if the memory is managed; 4 bytes, of which the lowest counts.
    /// </summary>
    IsManaged = 8,

    /// <summary><c>CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL</c>: the ordinal of the memory's device; an int.</summary>
    DeviceOrdinal = 9,

    /// <summary>
    /// <c>CU_POINTER_ATTRIBUTE_RANGE_START_ADDR</c>: the first address of the allocation; a <see cref="CUdeviceptr"/>.
    /// </summary>
    RangeStartAddress = 11,

    /// <summary><c>CU_POINTER_ATTRIBUTE_RANGE_SIZE</c>: the size of the allocation in bytes; a <c>size_t</c>.</summary>
    RangeSize = 12,
}
