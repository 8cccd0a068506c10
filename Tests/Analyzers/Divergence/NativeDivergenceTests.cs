using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>The same for calls of the native library.</summary>
public class NativeDivergenceTests
{
    private const string Begin = "using TypedCollectives.Interop.Nccl; using TypedCollectives.Interop.Cuda; unsafe class C { void M(NcclComm comm, NcclComm[] comms, void* p, nuint n, CUstream s, int nranks) { ";

    [Theory]
    [InlineData("int rank; NcclNative.ncclCommUserRank(comm, &rank); if (rank == 0) {|TC2001:NcclNative.ncclAllReduce(p, p, n, NcclDataType.Float32, NcclRedOp.Sum, comm, s)|};")]
    [InlineData("int me; NcclNative.ncclCommUserRank(comm, &me); if (me != 0) {|TC2003:return;|} NcclNative.ncclBroadcast(p, p, n, NcclDataType.Float32, 0, comm, s);")]
    [InlineData("int me; NcclNative.ncclCommUserRank(comm, &me); NcclNative.ncclBroadcast(p, p, n, NcclDataType.Float32, {|TC3002:me|}, comm, s);")]
    [InlineData("int me; NcclNative.ncclCommUserRank(comm, &me); NcclNative.ncclAllReduce(p, p, {|TC3002:(nuint)me|}, NcclDataType.Float32, NcclRedOp.Sum, comm, s);")]
    [InlineData("for (int i = 0; i < comms.Length; i++) if (i > 0) {|TC2001:NcclNative.ncclAllReduce(p, p, n, NcclDataType.Float32, NcclRedOp.Sum, comms[i], s)|};")]
    public Task Divergence_is_reported(string statements) => Verify.VerifyRawAsync(Begin + statements + " } }");

    [Theory]
    [InlineData("int rank; NcclNative.ncclCommUserRank(comm, &rank); if (rank == 0) System.Console.WriteLine(); NcclNative.ncclAllReduce(p, p, n, NcclDataType.Float32, NcclRedOp.Sum, comm, s);")]
    [InlineData("int size; NcclNative.ncclCommCount(comm, &size); if (size > 1) NcclNative.ncclAllReduce(p, p, n, NcclDataType.Float32, NcclRedOp.Sum, comm, s);")]
    [InlineData("NcclNative.ncclGroupStart(); for (int i = 0; i < comms.Length; i++) NcclNative.ncclAllReduce(p, p, n, NcclDataType.Float32, NcclRedOp.Sum, comms[i], s); NcclNative.ncclGroupEnd();")]
    [InlineData("int rank; NcclNative.ncclCommUserRank(comm, &rank); if (rank == 0) NcclNative.ncclSend(p, n, NcclDataType.Float32, 1, comm, s); else NcclNative.ncclRecv(p, n, NcclDataType.Float32, 0, comm, s);")]
    public Task Agreement_is_not_reported(string statements) => Verify.VerifyRawAsync(Begin + statements + " } }");
}
