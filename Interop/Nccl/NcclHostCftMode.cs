namespace TypedCollectives.Interop.Nccl;

/// <summary>Whether the host side uses the compute fabric transport: <c>ncclHostCftMode_t</c> of nccl.h. Since 2.31.</summary>
public enum NcclHostCftMode
{
    /// <summary><c>ncclHostCftDefault</c>: not set.</summary>
    Default = int.MinValue,

    /// <summary><c>ncclHostCftEnable</c>: use it.</summary>
    Enable = 1,

    /// <summary><c>ncclHostCftDisable</c>: do not use it.</summary>
    Disable = 2,

    /// <summary><c>ncclHostCftFallback</c>: use it where nothing else serves.</summary>
    Fallback = 3,
}
