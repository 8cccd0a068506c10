using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

/// <summary>The options of one collective: <c>ncclCollConfig_t</c> of nccl.h, in the layout of NCCL 2.32.3. Since 2.31.</summary>
/// <remarks>
/// Every rank must set the same; NCCL checks only what one rank can know. The struct and what it points to stay alive until the
/// call returns, in a group until it ends.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct NcclCollConfig
{
    /// <summary><c>size</c>: the size of this struct in bytes.</summary>
    public nuint Size;

    /// <summary><c>magic</c>: <see cref="NcclConfig.MagicValue"/>.</summary>
    public uint Magic;

    /// <summary><c>version</c>: <see cref="NcclConfig.LayoutVersion"/>, whatever the library loaded is.</summary>
    public uint Version;

    /// <summary><c>ext</c>: a list of options of another vendor's library, or null. NCCL ignores it.</summary>
    public NcclConfigExt* Ext;

    /// <summary><c>minCTAs</c>: the fewest thread blocks.</summary>
    public int MinCtas;

    /// <summary><c>maxCTAs</c>: the most thread blocks, no more than the communicator's.</summary>
    public int MaxCtas;

    /// <summary><c>nvlsCTAs</c>: thread blocks where NVLink SHARP is used.</summary>
    public int NvlsCtas;

    /// <summary><c>cgaClusterSize</c>: thread blocks of a cluster, the same for all collectives of a group.</summary>
    public int CgaClusterSize;

    /// <summary>
    /// <c>algSelection</c>: the algorithms allowed, null-terminated, owned by the caller; null or empty leaves the choice to NCCL.
    /// </summary>
    public byte* AlgSelection;

    /// <summary><c>forceAlgSelection</c>: 1, the default, if a selection that cannot be met is an error.</summary>
    public int ForceAlgSelection;

    /// <summary><c>CTAPolicy</c>: an <see cref="NcclCtaPolicy"/>; not set takes the communicator's.</summary>
    public int CtaPolicy;

    /// <summary><c>userProfilerTag</c>: a number handed to profilers, below 2^63; 0 for none.</summary>
    public ulong UserProfilerTag;

    /// <summary>
    /// <c>launchCompletionEvent</c>: a CUDA event, without timing, recorded when the kernel is launched; on every rank or on none,
    /// one a communicator in a group. Since 2.32.
    /// </summary>
    public void* LaunchCompletionEvent;

    /// <summary>Makes a configuration that sets nothing.</summary>
    /// <returns>What <c>NCCL_COLLCONFIG_INITIALIZER</c> gives.</returns>
    public static NcclCollConfig Create() => new()
    {
        Size = (nuint)Unsafe.SizeOf<NcclCollConfig>(),
        Magic = NcclConfig.MagicValue,
        Version = NcclConfig.LayoutVersion,
        MinCtas = NcclConfig.UndefinedInt,
        MaxCtas = NcclConfig.UndefinedInt,
        NvlsCtas = NcclConfig.UndefinedInt,
        CgaClusterSize = NcclConfig.UndefinedInt,
        ForceAlgSelection = 1,
        CtaPolicy = NcclConfig.UndefinedInt,
    };
}
