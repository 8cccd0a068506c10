using System.Collections.Frozen;
using System.Runtime.InteropServices;
using TypedCollectives.Interop.Libraries;

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
        [nameof(NcclNative.ncclBcast)] = Oldest,
        [nameof(NcclNative.ncclCommRevoke)] = new(2, 28, 7),
        [nameof(NcclNative.ncclCommSplit)] = new(2, 18, 1),
        [nameof(NcclNative.ncclCommShrink)] = new(2, 27, 3),
        [nameof(NcclNative.ncclCommGetUniqueId)] = new(2, 29, 2),
        [nameof(NcclNative.ncclCommGrow)] = new(2, 29, 2),
        [nameof(NcclNative.ncclCommInitRankScalable)] = new(2, 23, 4),
        [nameof(NcclNative.ncclResetDebugInit)] = new(2, 24, 3),
        [nameof(NcclNative.ncclCommSuspend)] = new(2, 29, 7),
        [nameof(NcclNative.ncclCommResume)] = new(2, 29, 7),
        [nameof(NcclNative.ncclCommMemStats)] = new(2, 29, 7),
        [nameof(NcclNative.ncclCommWindowRegister)] = new(2, 27, 3),
        [nameof(NcclNative.ncclCommWindowDeregister)] = new(2, 27, 3),
        [nameof(NcclNative.ncclWinGetUserPtr)] = new(2, 29, 2),
        [nameof(NcclNative.ncclPutSignal)] = new(2, 29, 2),
        [nameof(NcclNative.ncclSignal)] = new(2, 29, 2),
        [nameof(NcclNative.ncclWaitSignal)] = new(2, 29, 2),
        [nameof(NcclNative.ncclGroupSimulateEnd)] = new(2, 22, 3),
        [nameof(NcclNative.ncclParamBind)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamGetI8)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamGetI16)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamGetI32)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamGetI64)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamGetU8)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamGetU16)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamGetU32)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamGetU64)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamGetStr)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamGet)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamGetParameter)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamGetAllParameterKeys)] = new(2, 30, 4),
        [nameof(NcclNative.ncclParamDumpAll)] = new(2, 30, 4),
        [nameof(NcclNative.ncclAllReduceConfig)] = new(2, 31, 0),
        [nameof(NcclNative.ncclBroadcastConfig)] = new(2, 31, 0),
        [nameof(NcclNative.ncclReduceConfig)] = new(2, 31, 0),
        [nameof(NcclNative.ncclAllGatherConfig)] = new(2, 31, 0),
        [nameof(NcclNative.ncclReduceScatterConfig)] = new(2, 31, 0),
        [nameof(NcclNative.ncclAlltoAllConfig)] = new(2, 31, 0),
        [nameof(NcclNative.ncclGatherConfig)] = new(2, 31, 0),
        [nameof(NcclNative.ncclScatterConfig)] = new(2, 31, 0),
        [nameof(NcclNative.ncclSetEncryption)] = new(2, 32, 0),
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

    /// <summary>The first version that knows a flag of a window.</summary>
    /// <param name="flag">One flag.</param>
    /// <returns>The version.</returns>
    public static NcclVersion FirstVersionOf(NcclWindowFlags flag) => flag switch
    {
        NcclWindowFlags.StrictOrdering => new(2, 29, 7),
        NcclWindowFlags.GinOnly or NcclWindowFlags.CftCounted => new(2, 31, 0),
        _ => new(2, 27, 3),
    };

    /// <summary>Loads NCCL if it is not loaded yet, and makes sure that it has a function.</summary>
    /// <param name="function">The native name, for example <c>nameof(NcclNative.ncclAlltoAll)</c>.</param>
    /// <exception cref="ArgumentException"><see cref="NcclNative"/> has no such function.</exception>
    /// <exception cref="EntryPointNotFoundException">
    /// The library lacks it; the message names the function, the version that brought it and the version loaded.
    /// </exception>
    /// <exception cref="NativeLibraryNotFoundException">NCCL was not found.</exception>
    public static unsafe void ThrowIfMissing(string function)
    {
        NcclVersion first = FirstVersionOf(function);
        NativeLibraryInfo library = NativeLibraries.LoadNccl();
        if (NativeLibrary.TryGetExport(library.Handle, function, out _))
            return;
        int code = 0;
        _ = NcclNative.ncclGetVersion(&code);
        throw new EntryPointNotFoundException($"{Describe(function, first, NcclVersion.FromCode(code), library.Path!)}.");
    }

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
