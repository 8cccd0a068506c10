using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

/// <summary>The options of a communicator: <c>ncclConfig_t</c> of nccl.h, in the layout of NCCL 2.32.3.</summary>
/// <remarks>
/// <para>
/// <see cref="Create"/> fills the header and marks every option as not set, which is what <c>NCCL_CONFIG_INITIALIZER</c> does.
/// One layout serves every library from 2.14 on: an older library reads only the part it knows, and a newer one takes the options
/// it does not find as not set.
/// </para>
/// <para>
/// So an option that is newer than the library is ignored without an error: compare
/// <see cref="NcclRequirements.FirstVersionOfOption"/> with the loaded version before setting one. NCCL's environment variables
/// win over these options.
/// </para>
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct NcclConfig
{
    /// <summary>An integer option that is not set: <c>NCCL_CONFIG_UNDEF_INT</c>.</summary>
    public const int UndefinedInt = int.MinValue;

    /// <summary>What <see cref="Magic"/> holds.</summary>
    public const uint MagicValue = 0xcafebeef;

    /// <summary>What <see cref="Version"/> holds: the code of the header this layout is from, 2.32.3.</summary>
    public const uint LayoutVersion = 23203;

    /// <summary><c>size</c>: the size of this struct in bytes.</summary>
    public nuint Size;

    /// <summary><c>magic</c>: <see cref="MagicValue"/>.</summary>
    public uint Magic;

    /// <summary><c>version</c>: <see cref="LayoutVersion"/>, whatever the library loaded is.</summary>
    public uint Version;

    /// <summary>
    /// <c>blocking</c>: 1 if calls return when they are done, 0 if they may return <see cref="NcclResult.InProgress"/>. Since
    /// 2.14.
    /// </summary>
    public int Blocking;

    /// <summary><c>cgaClusterSize</c>: thread blocks of a cluster, 0 to 8. Since 2.17.</summary>
    public int CgaClusterSize;

    /// <summary>
    /// <c>minCTAs</c>: the fewest thread blocks a kernel uses, at least 1. NCCL refuses it without <see cref="MaxCtas"/>. Since 2.17.
    /// </summary>
    public int MinCtas;

    /// <summary><c>maxCTAs</c>: the most thread blocks a kernel uses, at least <see cref="MinCtas"/>. Since 2.17.</summary>
    public int MaxCtas;

    /// <summary>
    /// <c>netName</c>: the network module, null-terminated, owned by the caller, alive until the initialising call returns. Since
    /// 2.17.
    /// </summary>
    public byte* NetName;

    /// <summary><c>splitShare</c>: 1 if communicators split from this one share its resources. Since 2.18.</summary>
    public int SplitShare;

    /// <summary>
    /// <c>trafficClass</c>: the traffic class of the network, as the network module understands it. Since 2.26.
    /// </summary>
    public int TrafficClass;

    /// <summary>
    /// <c>commName</c>: a name for logs and profilers, null-terminated, owned by the caller. NCCL keeps the pointer: it stays alive
    /// as long as the communicator and those that inherited its options. Since 2.27.
    /// </summary>
    public byte* CommName;

    /// <summary><c>collnetEnable</c>: 1 to let an InfiniBand network reduce (IB SHARP), 0 not to. Since 2.27.</summary>
    public int CollnetEnable;

    /// <summary><c>CTAPolicy</c>: 0 default, 1 efficiency, 2 zero thread blocks. Since 2.27.</summary>
    public int CtaPolicy;

    /// <summary><c>shrinkShare</c>: 1 if communicators shrunk from this one share its resources. Since 2.27.</summary>
    public int ShrinkShare;

    /// <summary><c>nvlsCTAs</c>: thread blocks of a kernel that uses NVLink SHARP, at least 1. Since 2.27.</summary>
    public int NvlsCtas;

    /// <summary>
    /// <c>nChannelsPerNetPeer</c>: network channels between two ranks, at least 1, rounded up to a power of 2. Since 2.28.
    /// </summary>
    public int NChannelsPerNetPeer;

    /// <summary><c>nvlinkCentricSched</c>: 1 if the schedule favours NVLink. Since 2.28.</summary>
    public int NvlinkCentricSched;

    /// <summary>
    /// <c>graphUsageMode</c>: 0 no CUDA graphs, 1 one graph, 2 several graphs or graphs mixed with other launches. Since 2.29.
    /// </summary>
    public int GraphUsageMode;

    /// <summary><c>numRmaCtx</c>: contexts for one-sided operations. Since 2.29.</summary>
    public int NumRmaCtx;

    /// <summary>
    /// <c>maxP2pPeers</c>: the most peers a rank exchanges point-to-point messages with at a time. Since 2.30.3.
    /// </summary>
    public int MaxP2pPeers;

    /// <summary>
    /// <c>graphStreamOrdering</c>: 1 if NCCL puts captured kernels in order, 0 if the caller does, which needs a
    /// <see cref="GraphUsageMode"/> of 0 or 1. Since 2.30.7.
    /// </summary>
    public int GraphStreamOrdering;

    /// <summary>
    /// <c>launchOrderImplicit</c>: 1 to run operations of several communicators of a device in the order of the host program.
    /// Since 2.31.
    /// </summary>
    public int LaunchOrderImplicit;

    /// <summary><c>numRmaSig</c>: signals for one-sided operations. Since 2.31.</summary>
    public int NumRmaSig;

    /// <summary><c>rmaEagerInit</c>: 1 if one-sided operations are set up with the communicator. Since 2.31.</summary>
    public int RmaEagerInit;

    /// <summary><c>hostCftMode</c>: 1 enable, 2 disable, 3 fall back. Since 2.31.</summary>
    public int HostCftMode;

    /// <summary><c>nvlsHostMode</c>: 0 enable, 1 disable the transport, 2 disable symmetric multimem. Since 2.32.</summary>
    public int NvlsHostMode;

    /// <summary>Makes a configuration that sets nothing.</summary>
    /// <returns>What <c>NCCL_CONFIG_INITIALIZER</c> gives.</returns>
    public static NcclConfig Create()
    {
        NcclConfig config = default;

        // Every option but the two pointers is an int, and the padding may hold anything: mark them all, then clear the pointers.
        MemoryMarshal.Cast<NcclConfig, int>(new Span<NcclConfig>(ref config)).Fill(UndefinedInt);
        config.Size = (nuint)Unsafe.SizeOf<NcclConfig>();
        config.Magic = MagicValue;
        config.Version = LayoutVersion;
        config.NetName = null;
        config.CommName = null;
        return config;
    }
}
