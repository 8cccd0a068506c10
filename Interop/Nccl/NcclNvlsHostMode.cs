namespace TypedCollectives.Interop.Nccl;

/// <summary>Which uses of NVLink SHARP are off: <c>ncclNvlsHostMode_t</c> of nccl.h; the parts combine. Since 2.32.</summary>
[Flags]
public enum NcclNvlsHostMode
{
    /// <summary><c>ncclNvlsHostModeDefault</c>: not set.</summary>
    Default = int.MinValue,

    /// <summary><c>ncclNvlsHostModeEnable</c>: all of it is on.</summary>
    Enable = 0,

    /// <summary><c>ncclNvlsHostModeDisableTransport</c>: no transport over it, and none of its use of registered buffers.</summary>
    DisableTransport = 1,

    /// <summary><c>ncclNvlsHostModeDisableSymmetricMultimem</c>: no multimem in the kernels and copies on symmetric memory.</summary>
    DisableSymmetricMultimem = 2,

    /// <summary><c>ncclNvlsHostModeDisable</c>: none of it, also of what later versions add.</summary>
    Disable = int.MaxValue,
}
