using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

/// <summary>What a simulated group would have cost: <c>ncclSimInfo_t</c> of nccl.h. Since 2.22.3.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct NcclSimInfo
{
    /// <summary>What <see cref="Magic"/> holds; not that of the other structs.</summary>
    public const uint MagicValue = 0x74685283;

    /// <summary><c>size</c>: the size of this struct in bytes.</summary>
    public nuint Size;

    /// <summary><c>magic</c>: <see cref="MagicValue"/>.</summary>
    public uint Magic;

    /// <summary><c>version</c>: <see cref="NcclConfig.LayoutVersion"/>.</summary>
    public uint Version;

    /// <summary>
    /// <c>estimatedTime</c>: the time in microseconds, or <see cref="NcclConstants.UndefinedFloat"/> if NCCL gives none.
    /// </summary>
    public float EstimatedTime;

    /// <summary>Makes one to be filled.</summary>
    /// <returns>What <c>NCCL_SIM_INFO_INITIALIZER</c> gives.</returns>
    public static NcclSimInfo Create() => new()
    {
        Size = (nuint)Unsafe.SizeOf<NcclSimInfo>(),
        Magic = MagicValue,
        Version = NcclConfig.LayoutVersion,
        EstimatedTime = NcclConstants.UndefinedFloat,
    };
}
