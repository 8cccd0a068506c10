using System.Collections.Frozen;

namespace TypedCollectives.Interop.Nccl;

/// <summary>Which version of NCCL first had what, so that a missing feature can be named before it is used.</summary>
/// <remarks>From the headers of the public releases. What is older than every version still in use is given as 1.0.0.</remarks>
public static class NcclRequirements
{
    private static readonly NcclVersion Oldest = new(1, 0, 0);

    private static readonly FrozenDictionary<string, NcclVersion> Functions = new Dictionary<string, NcclVersion>
    {
        [nameof(NcclNative.ncclGetVersion)] = new(2, 3, 5),
        [nameof(NcclNative.ncclGetUniqueId)] = Oldest,
        [nameof(NcclNative.ncclCommInitRank)] = Oldest,
        [nameof(NcclNative.ncclCommInitRankConfig)] = new(2, 14, 3),
        [nameof(NcclNative.ncclCommInitAll)] = Oldest,
        [nameof(NcclNative.ncclCommFinalize)] = new(2, 14, 3),
        [nameof(NcclNative.ncclCommDestroy)] = Oldest,
        [nameof(NcclNative.ncclCommAbort)] = new(2, 4, 2),
        [nameof(NcclNative.ncclGetErrorString)] = Oldest,
        [nameof(NcclNative.ncclGetLastError)] = new(2, 13, 4),
        [nameof(NcclNative.ncclCommGetAsyncError)] = new(2, 4, 2),
        [nameof(NcclNative.ncclCommCount)] = Oldest,
        [nameof(NcclNative.ncclCommCuDevice)] = Oldest,
        [nameof(NcclNative.ncclCommUserRank)] = Oldest,
        [nameof(NcclNative.ncclCommRegister)] = new(2, 19, 1),
        [nameof(NcclNative.ncclCommDeregister)] = new(2, 19, 1),
        [nameof(NcclNative.ncclMemAlloc)] = new(2, 19, 1),
        [nameof(NcclNative.ncclMemFree)] = new(2, 19, 1),
        [nameof(NcclNative.ncclReduce)] = Oldest,
        [nameof(NcclNative.ncclBroadcast)] = new(2, 2, 0),
        [nameof(NcclNative.ncclAllReduce)] = Oldest,
        [nameof(NcclNative.ncclReduceScatter)] = Oldest,
        [nameof(NcclNative.ncclAllGather)] = Oldest,
        [nameof(NcclNative.ncclAlltoAll)] = new(2, 28, 3),
        [nameof(NcclNative.ncclGather)] = new(2, 28, 3),
        [nameof(NcclNative.ncclScatter)] = new(2, 28, 3),
        [nameof(NcclNative.ncclSend)] = new(2, 7, 3),
        [nameof(NcclNative.ncclRecv)] = new(2, 7, 3),
        [nameof(NcclNative.ncclGroupStart)] = new(2, 0, 0),
        [nameof(NcclNative.ncclGroupEnd)] = new(2, 0, 0),
        [nameof(NcclNative.ncclRedOpCreatePreMulSum)] = new(2, 11, 4),
        [nameof(NcclNative.ncclRedOpDestroy)] = new(2, 11, 4),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, NcclVersion> Options = new Dictionary<string, NcclVersion>
    {
        [nameof(NcclConfig.Blocking)] = new(2, 14, 0),
        [nameof(NcclConfig.CgaClusterSize)] = new(2, 17, 0),
        [nameof(NcclConfig.MinCtas)] = new(2, 17, 0),
        [nameof(NcclConfig.MaxCtas)] = new(2, 17, 0),
        [nameof(NcclConfig.NetName)] = new(2, 17, 0),
        [nameof(NcclConfig.SplitShare)] = new(2, 18, 0),
        [nameof(NcclConfig.TrafficClass)] = new(2, 26, 0),
        [nameof(NcclConfig.CommName)] = new(2, 27, 0),
        [nameof(NcclConfig.CollnetEnable)] = new(2, 27, 0),
        [nameof(NcclConfig.CtaPolicy)] = new(2, 27, 0),
        [nameof(NcclConfig.ShrinkShare)] = new(2, 27, 0),
        [nameof(NcclConfig.NvlsCtas)] = new(2, 27, 0),
        [nameof(NcclConfig.NChannelsPerNetPeer)] = new(2, 28, 0),
        [nameof(NcclConfig.NvlinkCentricSched)] = new(2, 28, 0),
        [nameof(NcclConfig.GraphUsageMode)] = new(2, 29, 0),
        [nameof(NcclConfig.NumRmaCtx)] = new(2, 29, 0),
        [nameof(NcclConfig.MaxP2pPeers)] = new(2, 30, 3),
        [nameof(NcclConfig.GraphStreamOrdering)] = new(2, 30, 7),
        [nameof(NcclConfig.LaunchOrderImplicit)] = new(2, 31, 0),
        [nameof(NcclConfig.NumRmaSig)] = new(2, 31, 0),
        [nameof(NcclConfig.RmaEagerInit)] = new(2, 31, 0),
        [nameof(NcclConfig.HostCftMode)] = new(2, 31, 0),
        [nameof(NcclConfig.NvlsHostMode)] = new(2, 32, 0),
    }.ToFrozenDictionary();

    /// <summary>The first version that exports a function.</summary>
    /// <param name="function">The native name, for example <c>nameof(NcclNative.ncclAlltoAll)</c>.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ArgumentException"><see cref="NcclNative"/> has no such function.</exception>
    public static NcclVersion FirstVersionOf(string function) => Functions.TryGetValue(function, out NcclVersion version)
        ? version
        : throw new ArgumentException($"'{function}' is no function of {nameof(NcclNative)}.", nameof(function));

    /// <summary>The first version that reads an option of a communicator; older ones ignore it.</summary>
    /// <param name="option">The name of a field, for example <c>nameof(NcclConfig.NvlsCtas)</c>.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ArgumentException"><see cref="NcclConfig"/> has no such option.</exception>
    public static NcclVersion FirstVersionOfOption(string option) => Options.TryGetValue(option, out NcclVersion version)
        ? version
        : throw new ArgumentException($"'{option}' is no option of {nameof(NcclConfig)}.", nameof(option));

    /// <summary>The first version that knows an element type.</summary>
    /// <param name="type">The element type.</param>
    /// <returns>The version.</returns>
    public static NcclVersion FirstVersionOf(NcclDataType type) => type switch
    {
        NcclDataType.BFloat16 => new(2, 10, 0),
        NcclDataType.Float8E4M3 or NcclDataType.Float8E5M2 => new(2, 24, 0),
        _ => Oldest,
    };

    /// <summary>The first version that knows a built-in reduction.</summary>
    /// <param name="op">The reduction.</param>
    /// <returns>The version.</returns>
    public static NcclVersion FirstVersionOf(NcclRedOp op) => op == NcclRedOp.Avg ? new(2, 10, 0) : Oldest;

    /// <summary>Says that the loaded library is too old for something.</summary>
    /// <param name="feature">What needs a newer one, for example <c>ncclAlltoAll</c>.</param>
    /// <param name="required">The first version that has it.</param>
    /// <param name="loaded">The version loaded.</param>
    /// <param name="path">Where it was loaded from.</param>
    /// <returns>
    /// For example <c>ncclAlltoAll needs NCCL 2.28.3; the library loaded is 2.21.5 (/usr/lib/libnccl.so.2)</c>.
    /// </returns>
    public static string Describe(string feature, NcclVersion required, NcclVersion loaded, string path) =>
        $"{feature} needs NCCL {required}; the library loaded is {loaded} ({path})";
}
