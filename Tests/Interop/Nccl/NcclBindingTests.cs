using System.Reflection;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Interop.Tests.Nccl;

/// <summary>Exactly the functions of NCCL's header are bound, device-side API aside, each with the version that brought it.</summary>
public class NcclBindingTests
{
    /// <summary>The 64 functions of 2.30.7; what is older than any version in use is 1.0.0.</summary>
    private static readonly Dictionary<string, string> Of2307 = Read("""
        ncclMemAlloc 2.19.1, ncclMemFree 2.19.1, ncclGetVersion 2.3.5, ncclGetUniqueId 1.0.0,
        ncclCommInitRankConfig 2.14.3, ncclCommInitRank 1.0.0, ncclCommInitAll 1.0.0, ncclCommFinalize 2.14.3,
        ncclCommDestroy 1.0.0, ncclCommAbort 2.4.2, ncclCommRevoke 2.28.7, ncclCommSplit 2.18.1,
        ncclCommShrink 2.27.3, ncclCommGetUniqueId 2.29.2, ncclCommGrow 2.29.2, ncclCommInitRankScalable 2.23.4,
        ncclGetErrorString 1.0.0, ncclGetLastError 2.13.4, ncclResetDebugInit 2.24.3, ncclCommGetAsyncError 2.4.2,
        ncclCommCount 1.0.0, ncclCommCuDevice 1.0.0, ncclCommUserRank 1.0.0, ncclCommRegister 2.19.1,
        ncclCommDeregister 2.19.1, ncclCommSuspend 2.29.7, ncclCommResume 2.29.7, ncclCommMemStats 2.29.7,
        ncclCommWindowRegister 2.27.3, ncclCommWindowDeregister 2.27.3, ncclWinGetUserPtr 2.29.2,
        ncclRedOpCreatePreMulSum 2.11.4, ncclRedOpDestroy 2.11.4, ncclReduce 1.0.0, ncclBcast 1.0.0,
        ncclBroadcast 2.2.0, ncclAllReduce 1.0.0, ncclReduceScatter 1.0.0, ncclAllGather 1.0.0,
        ncclAlltoAll 2.28.3, ncclGather 2.28.3, ncclScatter 2.28.3, ncclSend 2.7.3, ncclRecv 2.7.3,
        ncclPutSignal 2.29.2, ncclSignal 2.29.2, ncclWaitSignal 2.29.2, ncclGroupStart 2.0.0, ncclGroupEnd 2.0.0,
        ncclGroupSimulateEnd 2.22.3, ncclParamBind 2.30.4, ncclParamGetI8 2.30.4, ncclParamGetI16 2.30.4,
        ncclParamGetI32 2.30.4, ncclParamGetI64 2.30.4, ncclParamGetU8 2.30.4, ncclParamGetU16 2.30.4,
        ncclParamGetU32 2.30.4, ncclParamGetU64 2.30.4, ncclParamGetStr 2.30.4, ncclParamGet 2.30.4,
        ncclParamGetParameter 2.30.4, ncclParamGetAllParameterKeys 2.30.4, ncclParamDumpAll 2.30.4
        """);

    private static readonly Dictionary<string, string> Since = Read("""
        ncclAllReduceConfig 2.31.0, ncclBroadcastConfig 2.31.0, ncclReduceConfig 2.31.0,
        ncclAllGatherConfig 2.31.0, ncclReduceScatterConfig 2.31.0, ncclAlltoAllConfig 2.31.0,
        ncclGatherConfig 2.31.0, ncclScatterConfig 2.31.0, ncclSetEncryption 2.32.0
        """);

    [Fact]
    public void TheBoundFunctionsAreThoseOfTheHeaders()
    {
        Assert.Equal(64, Of2307.Count);
        Assert.Equal(
            Of2307.Concat(Since).OrderBy(item => item.Key, StringComparer.Ordinal),
            typeof(NcclNative).GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Select(method => KeyValuePair.Create(method.Name, NcclRequirements.FirstVersionOf(method.Name).ToString()))
                .OrderBy(item => item.Key, StringComparer.Ordinal));
    }

    private static Dictionary<string, string> Read(string functions) => functions
        .Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(item => item.Split(' '))
        .ToDictionary(words => words[0], words => words[1]);
}
