using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>How NCCL makes a communicator: the options of <c>ncclConfig_t</c>.</summary>
/// <remarks>
/// <para>
/// What is <see langword="null"/> is left to NCCL. NCCL's environment variables win over these options. An option that the loaded
/// library is too old for is an error when the communicator is made, since NCCL itself would ignore it. Other backends read none of
/// this.
/// </para>
/// <para>
/// All ranks of a communicator set the same values. A communicator that is split off, shrunk or grown takes those of its parent unless
/// it is given its own.
/// </para>
/// </remarks>
public sealed record NcclOptions
{
    /// <summary>Whether NCCL's calls return only when they are done.</summary>
    /// <value>
    /// By default a blocking communicator for <see cref="Communicator.InitAll(CommunicatorOptions?)"/>, a non-blocking one for ranks that
    /// meet through an id: a blocking one waits for ranks that never come for ever, whatever <see cref="CommunicatorOptions.Timeout"/> says.
    /// </value>
    public bool? Blocking { get; init; }

    /// <summary>The thread blocks of a cluster (<c>cgaClusterSize</c>), from compute capability 9.0 on. Since 2.17.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? CgaClusterSize { get; init => field = AtLeast(value, 0, nameof(CgaClusterSize)); }

    /// <summary>The fewest thread blocks a kernel uses (<c>minCTAs</c>); needs <see cref="MaxCtas"/> too. Since 2.17.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int? MinCtas { get; init => field = AtLeast(value, 1, nameof(MinCtas)); }

    /// <summary>The most thread blocks a kernel uses (<c>maxCTAs</c>). Since 2.17.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int? MaxCtas { get; init => field = AtLeast(value, 1, nameof(MaxCtas)); }

    /// <summary>The network module (<c>netName</c>), for example <c>IB</c> or <c>Socket</c>. Since 2.17.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string? NetName { get; init => field = NotEmpty(value, nameof(NetName)); }

    /// <summary>Whether communicators split off share this one's resources (<c>splitShare</c>). Since 2.18.</summary>
    /// <value>Parent and children that share must not be used at the same time, and aborting one ends them all.</value>
    public bool? SplitShare { get; init; }

    /// <summary>The traffic class of the network (<c>trafficClass</c>), as its module understands it. Since 2.26.</summary>
    public int? TrafficClass { get; init; }

    /// <summary>A name for NCCL's log and for profilers (<c>commName</c>). Since 2.27.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string? Name { get; init => field = NotEmpty(value, nameof(Name)); }

    /// <summary>Whether the network may reduce (<c>collnetEnable</c>), as IB SHARP does. Since 2.27.</summary>
    public bool? CollnetEnable { get; init; }

    /// <summary>What thread blocks are spent on (<c>CTAPolicy</c>). Since 2.27.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no combination of <see cref="NcclCtaPolicy"/>.</exception>
    public NcclCtaPolicy? CtaPolicy
    {
        get;
        init => field = value is null or (>= NcclCtaPolicy.Default and <= (NcclCtaPolicy.Efficiency | NcclCtaPolicy.Zero))
            ? value
            : throw new ArgumentOutOfRangeException(nameof(CtaPolicy), value, "Not a policy of NcclCtaPolicy.");
    }

    /// <summary>Whether shrunk communicators share this one's resources (<c>shrinkShare</c>). Since 2.27.</summary>
    public bool? ShrinkShare { get; init; }

    /// <summary>The thread blocks of a kernel that uses NVLink SHARP (<c>nvlsCTAs</c>). Since 2.27.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int? NvlsCtas { get; init => field = AtLeast(value, 1, nameof(NvlsCtas)); }

    /// <summary>The network channels between two ranks (<c>nChannelsPerNetPeer</c>). Since 2.28.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not 1 to 64.</exception>
    public int? ChannelsPerNetPeer
    {
        get;
        init => field = AtLeast(value, 1, nameof(ChannelsPerNetPeer)) is not > MaxChannels
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ChannelsPerNetPeer), value, $"NCCL has {MaxChannels} channels.");
    }

    /// <summary>Whether the schedule favours NVLink (<c>nvlinkCentricSched</c>). Since 2.28.</summary>
    public bool? NvlinkCentricScheduling { get; init; }

    /// <summary>How CUDA graphs hold this communicator's operations (<c>graphUsageMode</c>). Since 2.29.</summary>
    /// <value>NCCL's default is <see cref="NcclGraphUsage.Mixed"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of <see cref="NcclGraphUsage"/>.</exception>
    public NcclGraphUsage? GraphUsageMode
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(GraphUsageMode), value, "Not a usage of NcclGraphUsage.");
    }

    /// <summary>The contexts for one-sided operations (<c>numRmaCtx</c>). Since 2.29.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? RmaContexts { get; init => field = AtLeast(value, 0, nameof(RmaContexts)); }

    /// <summary>The most ranks one exchanges messages with at a time (<c>maxP2pPeers</c>). Since 2.30.3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int? MaxP2pPeers { get; init => field = AtLeast(value, 1, nameof(MaxP2pPeers)); }

    /// <summary>
    /// Whether NCCL keeps captured kernels in order (<c>graphStreamOrdering</c>); <see langword="false"/> needs a
    /// <see cref="GraphUsageMode"/> other than <see cref="NcclGraphUsage.Mixed"/>. Since 2.30.7.
    /// </summary>
    public bool? GraphStreamOrdering { get; init; }

    /// <summary>
    /// Whether operations of several communicators of a device run in the program's order (<c>launchOrderImplicit</c>). Since 2.31.
    /// </summary>
    public bool? LaunchOrderImplicit { get; init; }

    /// <summary>The signals for one-sided operations (<c>numRmaSig</c>). Since 2.31.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? RmaSignals { get; init => field = AtLeast(value, 0, nameof(RmaSignals)); }

    /// <summary>Whether one-sided operations are set up with the communicator (<c>rmaEagerInit</c>). Since 2.31.</summary>
    public bool? RmaEagerInit { get; init; }

    /// <summary>Whether the compute fabric transport is used (<c>hostCftMode</c>). Since 2.31.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of <see cref="NcclHostCftMode"/>.</exception>
    public NcclHostCftMode? HostCftMode
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(HostCftMode), value, "Not a mode of NcclHostCftMode.");
    }

    /// <summary>Which uses of NVLink SHARP are off (<c>nvlsHostMode</c>). Since 2.32.</summary>
    public NcclNvlsHostMode? NvlsHostMode { get; init; }

    /// <summary>The channels of a communicator: <c>MAXCHANNELS</c>.</summary>
    private const int MaxChannels = 64;

    private static int? AtLeast(int? value, int minimum, string name) => value is not { } number || number >= minimum
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"The value is at least {minimum}.");

    private static string? NotEmpty(string? value, string name) => value is not ""
        ? value
        : throw new ArgumentException("The name is empty; null leaves the choice to NCCL.", name);
}
