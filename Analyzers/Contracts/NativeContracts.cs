using System.Collections.Immutable;

namespace TypedCollectives.Analyzers.Contracts;

/// <summary>What the functions of NCCL mean: native surfaces carry no attributes.</summary>
internal static class NativeContracts
{
    /// <summary>The functions by name. Those left out mean nothing to the rules.</summary>
    public static ImmutableDictionary<string, (CallKind Kind, string Operation)> Functions { get; } =
        new Dictionary<string, (CallKind, string)>
        {
            ["ncclAllReduce"] = (CallKind.Collective, "AllReduce"),
            ["ncclBroadcast"] = (CallKind.Collective, "Broadcast"),
            ["ncclBcast"] = (CallKind.Collective, "Broadcast"),
            ["ncclReduce"] = (CallKind.Collective, "Reduce"),
            ["ncclAllGather"] = (CallKind.Collective, "AllGather"),
            ["ncclReduceScatter"] = (CallKind.Collective, "ReduceScatter"),
            ["ncclAlltoAll"] = (CallKind.Collective, "AllToAll"),
            ["ncclGather"] = (CallKind.Collective, "Gather"),
            ["ncclScatter"] = (CallKind.Collective, "Scatter"),
            ["ncclSend"] = (CallKind.Send, "Send"),
            ["ncclRecv"] = (CallKind.Recv, "Recv"),
            ["ncclGroupStart"] = (CallKind.GroupStart, "GroupStart"),
            ["ncclGroupEnd"] = (CallKind.GroupEnd, "GroupEnd"),
            ["ncclGetUniqueId"] = (CallKind.UniqueId, "GetUniqueId"),
            ["ncclCommInitRank"] = (CallKind.Init, "CommInitRank"),
            ["ncclCommInitRankConfig"] = (CallKind.Init, "CommInitRankConfig"),
            ["ncclCommInitRankScalable"] = (CallKind.Init, "CommInitRankScalable"),
            ["ncclCommInitAll"] = (CallKind.InitAll, "CommInitAll"),
            ["ncclCommSplit"] = (CallKind.Split, "CommSplit"),
            ["ncclCommShrink"] = (CallKind.Abort, "CommShrink"),
            ["ncclCommRevoke"] = (CallKind.Abort, "CommRevoke"),
            ["ncclCommFinalize"] = (CallKind.Destroy, "CommFinalize"),
            ["ncclCommDestroy"] = (CallKind.Destroy, "CommDestroy"),
            ["ncclCommAbort"] = (CallKind.Abort, "CommAbort"),
            ["ncclCommGetAsyncError"] = (CallKind.Query, "CommGetAsyncError"),
            ["ncclCommCount"] = (CallKind.Query, "CommCount"),
            ["ncclCommUserRank"] = (CallKind.Query, "CommUserRank"),
            ["ncclCommCuDevice"] = (CallKind.Query, "CommCuDevice"),
            ["ncclGetLastError"] = (CallKind.Query, "GetLastError"),
            ["cuStreamSynchronize"] = (CallKind.Synchronize, "StreamSynchronize"),
            ["cuCtxSynchronize"] = (CallKind.Synchronize, "CtxSynchronize"),
            ["cuEventSynchronize"] = (CallKind.Synchronize, "EventSynchronize"),
        }.ToImmutableDictionary();
}
