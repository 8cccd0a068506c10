namespace TypedCollectives.Interop.Nccl;

/// <summary>How NCCL's TCP connections are protected: <c>NCCL_ENCRYPTION_MODE_*</c> of nccl.h. Since 2.32.</summary>
public enum NcclEncryptionMode
{
    /// <summary><c>NCCL_ENCRYPTION_MODE_NONE</c>: in clear.</summary>
    None = 0,

    /// <summary><c>NCCL_ENCRYPTION_MODE_PSK</c>: TLS with a key all processes share.</summary>
    PreSharedKey = 1,
}
