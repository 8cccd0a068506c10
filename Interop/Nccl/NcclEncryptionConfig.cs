using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

/// <summary>How NCCL's TCP connections are protected: <c>ncclEncryptionConfig_t</c> of nccl.h. Since 2.32.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct NcclEncryptionConfig
{
    /// <summary><c>size</c>: the size of this struct in bytes.</summary>
    public nuint Size;

    /// <summary><c>magic</c>: <see cref="NcclConfig.MagicValue"/>.</summary>
    public uint Magic;

    /// <summary><c>version</c>: <see cref="NcclConfig.LayoutVersion"/>.</summary>
    public uint Version;

    /// <summary><c>mode</c>: the protection.</summary>
    public NcclEncryptionMode Mode;

    /// <summary><c>psk</c>: the key all processes share, null-terminated, at least 32 bytes, owned by the caller.</summary>
    public byte* Psk;

    /// <summary>Makes a configuration that asks for nothing.</summary>
    /// <returns>What <c>NCCL_ENCRYPTION_CONFIG_INITIALIZER</c> gives.</returns>
    public static NcclEncryptionConfig Create() => new()
    {
        Size = (nuint)Unsafe.SizeOf<NcclEncryptionConfig>(),
        Magic = NcclConfig.MagicValue,
        Version = NcclConfig.LayoutVersion,
    };
}
