namespace TypedCollectives.Interop.Cuda;

/// <summary>What a function of the CUDA driver returns: <c>CUresult</c>, as far as this library names it.</summary>
/// <remarks>
/// The driver also reports errors of earlier, asynchronous work. <see cref="CudaNative.cuGetErrorName"/> names every value, those
/// not listed here too.
/// </remarks>
public enum CUresult
{
    /// <summary><c>CUDA_SUCCESS</c>: the call was done, or enqueued; a query found its work finished.</summary>
    Success = 0,

    /// <summary><c>CUDA_ERROR_INVALID_VALUE</c>: an argument has an invalid value.</summary>
    InvalidValue = 1,

    /// <summary><c>CUDA_ERROR_OUT_OF_MEMORY</c>: there is not enough memory.</summary>
    OutOfMemory = 2,

    /// <summary><c>CUDA_ERROR_NOT_INITIALIZED</c>: <see cref="CudaNative.cuInit"/> was not called, or failed.</summary>
    NotInitialized = 3,

    /// <summary><c>CUDA_ERROR_DEINITIALIZED</c>: the driver is shutting down.</summary>
    Deinitialized = 4,

    /// <summary><c>CUDA_ERROR_STUB_LIBRARY</c>: the library is the stub that programs are linked with, not a driver.</summary>
    StubLibrary = 34,

    /// <summary><c>CUDA_ERROR_DEVICE_UNAVAILABLE</c>: the device is held by another process, or may not be used.</summary>
    DeviceUnavailable = 46,

    /// <summary><c>CUDA_ERROR_NO_DEVICE</c>: there is no CUDA device.</summary>
    NoDevice = 100,

    /// <summary><c>CUDA_ERROR_INVALID_DEVICE</c>: there is no such device.</summary>
    InvalidDevice = 101,

    /// <summary><c>CUDA_ERROR_DEVICE_NOT_LICENSED</c>: the device has no licence.</summary>
    DeviceNotLicensed = 102,

    /// <summary><c>CUDA_ERROR_INVALID_IMAGE</c>: a kernel image is invalid.</summary>
    InvalidImage = 200,

    /// <summary><c>CUDA_ERROR_INVALID_CONTEXT</c>: no context is current, or the context is invalid.</summary>
    InvalidContext = 201,

    /// <summary><c>CUDA_ERROR_MAP_FAILED</c>: memory could not be mapped.</summary>
    MapFailed = 205,

    /// <summary><c>CUDA_ERROR_NO_BINARY_FOR_GPU</c>: there is no kernel image for the device.</summary>
    NoBinaryForGpu = 209,

    /// <summary><c>CUDA_ERROR_ECC_UNCORRECTABLE</c>: memory failed beyond correction.</summary>
    EccUncorrectable = 214,

    /// <summary><c>CUDA_ERROR_CONTEXT_ALREADY_IN_USE</c>: the context is current on another thread.</summary>
    ContextAlreadyInUse = 216,

    /// <summary><c>CUDA_ERROR_PEER_ACCESS_UNSUPPORTED</c>: the devices cannot read each other's memory.</summary>
    PeerAccessUnsupported = 217,

    /// <summary><c>CUDA_ERROR_INVALID_PTX</c>: the PTX could not be compiled.</summary>
    InvalidPtx = 218,

    /// <summary><c>CUDA_ERROR_NVLINK_UNCORRECTABLE</c>: NVLink failed beyond correction.</summary>
    NvlinkUncorrectable = 220,

    /// <summary><c>CUDA_ERROR_UNSUPPORTED_PTX_VERSION</c>: the PTX is newer than the driver.</summary>
    UnsupportedPtxVersion = 222,

    /// <summary><c>CUDA_ERROR_OPERATING_SYSTEM</c>: a call to the operating system failed.</summary>
    OperatingSystem = 304,

    /// <summary><c>CUDA_ERROR_INVALID_HANDLE</c>: a handle is invalid, or belongs to another context.</summary>
    InvalidHandle = 400,

    /// <summary><c>CUDA_ERROR_ILLEGAL_STATE</c>: a resource is in a state that does not allow the call.</summary>
    IllegalState = 401,

    /// <summary><c>CUDA_ERROR_NOT_FOUND</c>: a symbol was not found.</summary>
    NotFound = 500,

    /// <summary><c>CUDA_ERROR_NOT_READY</c>: the work asked about is still running; not an error.</summary>
    NotReady = 600,

    /// <summary><c>CUDA_ERROR_ILLEGAL_ADDRESS</c>: a kernel used an invalid address; the context is lost.</summary>
    IllegalAddress = 700,

    /// <summary><c>CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES</c>: a launch asks for more than the device has.</summary>
    LaunchOutOfResources = 701,

    /// <summary><c>CUDA_ERROR_LAUNCH_TIMEOUT</c>: a kernel ran too long; the context is lost.</summary>
    LaunchTimeout = 702,

    /// <summary><c>CUDA_ERROR_PEER_ACCESS_ALREADY_ENABLED</c>: peer access was enabled before.</summary>
    PeerAccessAlreadyEnabled = 704,

    /// <summary><c>CUDA_ERROR_PEER_ACCESS_NOT_ENABLED</c>: peer access was not enabled.</summary>
    PeerAccessNotEnabled = 705,

    /// <summary><c>CUDA_ERROR_PRIMARY_CONTEXT_ACTIVE</c>: the primary context is active already.</summary>
    PrimaryContextActive = 708,

    /// <summary><c>CUDA_ERROR_CONTEXT_IS_DESTROYED</c>: the context was destroyed.</summary>
    ContextIsDestroyed = 709,

    /// <summary><c>CUDA_ERROR_ASSERT</c>: a kernel asserted; the context is lost.</summary>
    Assert = 710,

    /// <summary><c>CUDA_ERROR_TOO_MANY_PEERS</c>: the device has no room for another peer.</summary>
    TooManyPeers = 711,

    /// <summary><c>CUDA_ERROR_HOST_MEMORY_ALREADY_REGISTERED</c>: the host memory was registered before.</summary>
    HostMemoryAlreadyRegistered = 712,

    /// <summary><c>CUDA_ERROR_HOST_MEMORY_NOT_REGISTERED</c>: the host memory was not registered.</summary>
    HostMemoryNotRegistered = 713,

    /// <summary><c>CUDA_ERROR_HARDWARE_STACK_ERROR</c>: a kernel's stack was corrupted; the context is lost.</summary>
    HardwareStackError = 714,

    /// <summary><c>CUDA_ERROR_ILLEGAL_INSTRUCTION</c>: a kernel met an illegal instruction; the context is lost.</summary>
    IllegalInstruction = 715,

    /// <summary><c>CUDA_ERROR_MISALIGNED_ADDRESS</c>: a kernel used a misaligned address; the context is lost.</summary>
    MisalignedAddress = 716,

    /// <summary><c>CUDA_ERROR_LAUNCH_FAILED</c>: a kernel failed; the context is lost.</summary>
    LaunchFailed = 719,

    /// <summary>
    /// <c>CUDA_ERROR_COOPERATIVE_LAUNCH_TOO_LARGE</c>: the blocks of a cooperative launch do not fit on the device together.
    /// </summary>
    CooperativeLaunchTooLarge = 720,

    /// <summary><c>CUDA_ERROR_NOT_PERMITTED</c>: the call is not permitted.</summary>
    NotPermitted = 800,

    /// <summary><c>CUDA_ERROR_NOT_SUPPORTED</c>: the system does not support the call.</summary>
    NotSupported = 801,

    /// <summary>
    /// <c>CUDA_ERROR_SYSTEM_NOT_READY</c>: the system is not ready, for example its fabric manager does not run.
    /// </summary>
    SystemNotReady = 802,

    /// <summary>
    /// <c>CUDA_ERROR_SYSTEM_DRIVER_MISMATCH</c>: the library and the kernel's driver are of different versions.
    /// </summary>
    SystemDriverMismatch = 803,

    /// <summary>
    /// <c>CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE</c>: a forward-compatibility library does not support the device.
    /// </summary>
    CompatNotSupportedOnDevice = 804,

    /// <summary><c>CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED</c>: the call is not permitted while the stream is captured.</summary>
    StreamCaptureUnsupported = 900,

    /// <summary><c>CUDA_ERROR_STREAM_CAPTURE_INVALIDATED</c>: an earlier error invalidated the capture.</summary>
    StreamCaptureInvalidated = 901,

    /// <summary>
    /// <c>CUDA_ERROR_STREAM_CAPTURE_IMPLICIT</c>: the call would depend on a captured stream through the default stream.
    /// </summary>
    StreamCaptureImplicit = 906,

    /// <summary><c>CUDA_ERROR_CAPTURED_EVENT</c>: the event was last recorded in a captured stream.</summary>
    CapturedEvent = 907,

    /// <summary><c>CUDA_ERROR_STREAM_CAPTURE_WRONG_THREAD</c>: the capture was begun on another thread.</summary>
    StreamCaptureWrongThread = 908,

    /// <summary><c>CUDA_ERROR_TIMEOUT</c>: a wait passed its time limit.</summary>
    Timeout = 909,

    /// <summary><c>CUDA_ERROR_UNKNOWN</c>: something unknown failed.</summary>
    Unknown = 999,
}
