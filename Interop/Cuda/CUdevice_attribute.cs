namespace TypedCollectives.Interop.Cuda;

/// <summary>What <see cref="CudaNative.cuDeviceGetAttribute"/> can be asked, as far as this library asks.</summary>
public enum CUdevice_attribute
{
    /// <summary><c>CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK</c>: the most threads of a block.</summary>
    MaxThreadsPerBlock = 1,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_WARP_SIZE</c>: threads of a warp.</summary>
    WarpSize = 10,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT</c>: the number of multiprocessors.</summary>
    MultiprocessorCount = 16,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_INTEGRATED</c>: 1 if the device shares the host's memory.</summary>
    Integrated = 18,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_COMPUTE_MODE</c>: 0 default, 2 prohibited, 3 one process.</summary>
    ComputeMode = 20,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_ECC_ENABLED</c>: 1 if memory errors are corrected.</summary>
    EccEnabled = 32,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_PCI_BUS_ID</c>: the PCI bus.</summary>
    PciBusId = 33,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_PCI_DEVICE_ID</c>: the PCI device (slot).</summary>
    PciDeviceId = 34,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE</c>: the second-level cache, in bytes.</summary>
    L2CacheSize = 38,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_ASYNC_ENGINE_COUNT</c>: the number of copy engines.</summary>
    AsyncEngineCount = 40,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_UNIFIED_ADDRESSING</c>: 1 if host and devices share one address space.</summary>
    UnifiedAddressing = 41,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_PCI_DOMAIN_ID</c>: the PCI domain.</summary>
    PciDomainId = 50,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR</c>: the first number of the compute capability.</summary>
    ComputeCapabilityMajor = 75,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR</c>: the second number of the compute capability.</summary>
    ComputeCapabilityMinor = 76,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_MANAGED_MEMORY</c>: 1 if managed memory can be allocated.</summary>
    ManagedMemory = 83,

    /// <summary>
    /// <c>CU_DEVICE_ATTRIBUTE_HOST_NATIVE_ATOMIC_SUPPORTED</c>: 1 if the link to the host carries atomic operations.
    /// </summary>
    HostNativeAtomicSupported = 86,

    /// <summary>
    /// <c>CU_DEVICE_ATTRIBUTE_CONCURRENT_MANAGED_ACCESS</c>: 1 if host and device may use managed memory at the same time.
    /// </summary>
    ConcurrentManagedAccess = 89,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_COOPERATIVE_LAUNCH</c>: 1 if a kernel's blocks can be launched together.</summary>
    CooperativeLaunch = 95,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_VIRTUAL_MEMORY_MANAGEMENT_SUPPORTED</c>: 1 if memory can be mapped by handle.</summary>
    VirtualMemoryManagementSupported = 102,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_GPU_DIRECT_RDMA_SUPPORTED</c>: 1 if a network card can use device memory.</summary>
    GpuDirectRdmaSupported = 116,

    /// <summary><c>CU_DEVICE_ATTRIBUTE_MULTICAST_SUPPORTED</c>: 1 if the switch can multicast.</summary>
    MulticastSupported = 132,
}
