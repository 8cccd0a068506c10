using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.UngroupedCollectivesAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1001 with calls of the native library.</summary>
public class UngroupedNativeTests
{
    private const string Sum = "NcclDataType.Float32, NcclRedOp.Sum";

    [Theory]
    [InlineData($"for (int i = 0; i < n; i++) [|NcclNative.ncclAllReduce(a, b, 8, {Sum}, comms[i], streams[i])|];")]
    [InlineData($"for (int i = 0; i < n; i++) Check([|NcclNative.ncclAllReduce(a, b, 8, {Sum}, pointer[i], stream)|]);")]
    [InlineData($"foreach (var c in comms) _ = [|NcclNative.ncclAllReduce(a, b, 8, {Sum}, c, stream)|];")]
    [InlineData($"for (int i = 0; i < n; i++) {{ NcclComm c = pointer[i]; _ = [|NcclNative.ncclAllReduce(a, b, 8, {Sum}, c, stream)|]; }}")]
    [InlineData("Span<NcclComm> span = comms; for (int i = 0; i < n; i++) [|NcclNative.ncclBroadcast(a, b, 8, NcclDataType.Int8, 0, span[i], stream)|];")]
    [InlineData("[|NcclNative.ncclSend(a, 8, NcclDataType.Int8, 1, comms[0], stream)|]; NcclNative.ncclRecv(b, 8, NcclDataType.Int8, 0, comms[1], stream);")]
    [InlineData("[|NcclNative.ncclSend(a, 8, NcclDataType.Int8, 1, pointer[0], stream)|]; NcclNative.ncclRecv(b, 8, NcclDataType.Int8, 0, pointer[1], stream);")]
    [InlineData("for (int i = 0; i < n; i++) [|AllReduce(comms[i], a, streams[i])|];")]
    [InlineData($"foreach (var c in comms) {{ NcclNative.ncclGroupStart(); [|NcclNative.ncclAllReduce(a, b, 8, {Sum}, c, stream)|]; NcclNative.ncclGroupEnd(); }}")]
    [InlineData($"NcclNative.ncclGroupStart(); NcclNative.ncclGroupEnd(); foreach (var c in comms) [|NcclNative.ncclAllReduce(a, b, 8, {Sum}, c, stream)|];")]
    public Task Several_communicators_are_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) [|NcclNative.ncclCommInitRank(&pointer[i], n, id, i)|];")]
    [InlineData("for (int i = 0; i < n; i++) { CudaNative.cuCtxSetCurrent(default); Check([|NcclNative.ncclCommInitRank(pointer + i, n, id, i)|]); }")]
    [InlineData("fixed (NcclComm* all = comms) for (int i = 0; i < n; i++) [|NcclNative.ncclCommInitRankConfig(all + i, n, id, i, null)|];")]
    [InlineData("NcclComm one, two; [|NcclNative.ncclCommInitRank(&one, 2, id, 0)|]; NcclNative.ncclCommInitRank(&two, 2, id, 1);")]
    public Task Ranks_made_one_after_another_are_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Theory]
    [InlineData($"NcclNative.ncclGroupStart(); for (int i = 0; i < n; i++) NcclNative.ncclAllReduce(a, b, 8, {Sum}, comms[i], stream); NcclNative.ncclGroupEnd();")]
    [InlineData("Check(NcclNative.ncclGroupStart()); for (int i = 0; i < n; i++) Check(NcclNative.ncclCommInitRank(&pointer[i], n, id, i)); Check(NcclNative.ncclGroupEnd());")]
    [InlineData("NcclNative.ncclGroupStart(); try { foreach (var c in comms) AllReduce(c, a, stream); } finally { NcclNative.ncclGroupEnd(); }")]
    [InlineData("Parallel.For(0, n, i => { AllReduce(comms[i], null, streams[i]); });")]
    [InlineData("Parallel.For(0, n, i => { NcclComm made; NcclNative.ncclCommInitRank(&made, n, id, i); comms[i] = made; });")]
    [InlineData("for (int i = 0; i < n; i++) AllReduce(comm, a, streams[i]);")]
    [InlineData("AllReduce(comm, a, stream); AllReduce(other, a, stream);")]
    [InlineData("NcclComm one; for (int attempt = 0; attempt < n; attempt++) NcclNative.ncclCommInitRank(&one, size, id, rank);")]
    [InlineData("for (int i = 0; i < n; i++) { NcclUniqueId own; NcclNative.ncclGetUniqueId(&own); NcclNative.ncclCommInitRank(&pointer[i], size, own, i); }")]
    [InlineData("for (int i = 0; i < n; i++) NcclNative.ncclCommInitRank(&pointer[i], 1, id, 0);")]
    [InlineData("for (int i = 0; i < n; i++) NcclNative.ncclCommDestroy(comms[i]);")]
    [InlineData("NcclNative.ncclCommInitAll(pointer, n, null);")]
    public Task A_group_a_thread_or_one_communicator_is_not_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Fact]
    public Task A_group_of_the_SDK_does_not_hold_native_calls() => Verify.VerifyNativeAsync(
        $"using (CollectiveGroup.Open()) foreach (var c in comms) [|NcclNative.ncclAllReduce(a, b, 8, {Sum}, c, stream)|];");
}
