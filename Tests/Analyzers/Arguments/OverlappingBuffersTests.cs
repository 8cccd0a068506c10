using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Arguments.ArgumentAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Arguments;

/// <summary>TC3006.</summary>
public class OverlappingBuffersTests
{
    [Theory]
    [InlineData("comm.AllToAll(array, {|TC3006:array|});")]
    [InlineData("comm.AllToAll(view, {|TC3006:view|});")]
    [InlineData("var same = array; comm.AllToAll(array, {|TC3006:same|});")]
    [InlineData("comm.AllToAll(buffers[n], {|TC3006:buffers[n]|});")]
    [InlineData("comm.AllToAll(buffers[comm.Rank], {|TC3006:buffers[comm.Rank]|});")]
    [InlineData("comm.AllToAllV(array, [n, 1], {|TC3006:array|}, [n, 1]);")]
    [InlineData("comm.AllToAllV(view.SubView(0, 8), [4, 4], {|TC3006:view.SubView(4, 8)|}, [4, 4]);")]
    [InlineData("comm.SendRecv(view, 1, {|TC3006:view|}, 1);")]
    [InlineData("var part = array.AsMemory(Start()); int Start() => n; comm.AllToAll(part, {|TC3006:part|});")]
    [InlineData("comm.AllToAll(view.SubView(0, 8), {|TC3006:view.SubView(4, 8)|});")]
    public Task What_never_works_in_place_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.AllReduce(view.SubView(0, 8), {|TC3006:view.SubView(4, 8)|}, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(array.AsMemory(1, 8), {|TC3006:array.AsMemory(0, 8)|}, ReduceOp.Sum);")]
    [InlineData("var memory = array.AsMemory(); comm.AllReduce(memory[..8], {|TC3006:memory[2..10]|}, ReduceOp.Sum);")]
    [InlineData("comm.Reduce(array.AsSpan(0, 4), {|TC3006:array.AsSpan(3, 4)|}, ReduceOp.Sum, 0);")]
    [InlineData("comm.Broadcast(array.AsMemory(0, 4), {|TC3006:array.AsMemory(2, 4)|}, 0);")]
    public Task Partial_overlap_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("var all = new float[n * comm.Size]; comm.AllGather(all.AsMemory(0, n), {|TC3006:all.AsMemory()|});")]
    [InlineData("var all = new float[n * comm.Size]; comm.AllGather(all.AsMemory((comm.Rank + 1) * n, n), {|TC3006:all.AsMemory()|});")]
    [InlineData("var all = new float[n * comm.Size]; comm.ReduceScatter(all.AsMemory(), {|TC3006:all.AsMemory(0, n)|}, ReduceOp.Sum);")]
    [InlineData("var all = new float[4 * comm.Size]; comm.Gather(all.AsMemory(4, 4), {|TC3006:all.AsMemory()|}, 0);")]
    [InlineData("var all = new float[4 * comm.Size]; comm.Scatter(all.AsMemory(), {|TC3006:all.AsMemory(0, 4)|}, 1);")]
    [InlineData("var all = new float[8]; if (comm.Size == 2 && comm.Rank == 0) comm.AllGather(all.AsMemory(4, 4), {|TC3006:all.AsMemory()|});")]
    public Task A_block_that_is_not_the_ranks_own_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.AllReduce(array, array, ReduceOp.Sum);")]
    [InlineData("var part = array.AsMemory(Start()); int Start() => n; comm.AllReduce(part, part, ReduceOp.Sum);")]
    [InlineData("var part = array.AsMemory(Start()); var rest = array.AsMemory(Start()); int Start() => n++; comm.AllToAll(part, rest);")]
    [InlineData("comm.Broadcast(view, view, 0);")]
    [InlineData("comm.AllReduce(array.AsMemory(4, 8), array.AsMemory(4, 8), ReduceOp.Sum);")]
    [InlineData("var all = new float[n * comm.Size]; comm.AllGather(all.AsMemory(comm.Rank * n, n), all.AsMemory());")]
    [InlineData("var all = new float[n * comm.Size]; comm.ReduceScatter(all.AsMemory(), all.AsMemory(n * comm.Rank, n), ReduceOp.Sum);")]
    [InlineData("var all = new float[n * comm.Size]; comm.Gather(all.AsMemory(comm.Rank * n, n), all.AsMemory(), 0);")]
    [InlineData("var all = new float[n * comm.Size]; comm.Scatter(all.AsMemory(), all.AsMemory(0, n), 0);")]
    [InlineData("using var two = Communicator.InitAll(2); var all = new float[8]; two[1].AllGather(all.AsMemory(4, 4), all.AsMemory());")]
    [InlineData("using var two = Communicator.InitAll(2); var all = new float[8]; two[0].AllGather(all.AsMemory(0, 4), all.AsMemory());")]
    public Task In_place_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.AllToAll(array, new float[n]);")]
    [InlineData("comm.AllToAllV(array, [n, 1], new float[n], [n, 1]);")]
    [InlineData("comm.AllGatherV(array.AsMemory(0, n), array.AsMemory(), [n, n]);")]
    [InlineData("comm.AllToAll(buffers[0], buffers[1]);")]
    [InlineData("comm.AllToAll(array.AsMemory(0, 4), array.AsMemory(4, 4));")]
    [InlineData("comm.AllToAll(array.AsMemory(0, n), array.AsMemory(n, n));")]
    [InlineData("comm.AllToAll(array[..4], array[..4]);")]
    [InlineData("comm.AllReduce(view.SubView(0, 8), view.SubView(8, 8), ReduceOp.Sum);")]
    [InlineData("comm.AllGather(array.AsMemory(n, 4), array.AsMemory());")]
    [InlineData("if (flag) comm.AllGather(array.AsMemory(0, n), array.AsMemory());")]
    public Task What_may_lie_apart_or_in_place_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task A_step_is_checked_by_its_attributes() => Verify.VerifyAsync(
        """
        public static partial class Steps
        {
            [CollectiveStep]
            public static partial void Turn(Communicator comm, [AllToAll(Into = "turned")] float[] rows, float[] turned);

            public static partial void Turn(Communicator comm, float[] rows, float[] turned) => comm.AllToAll(rows, turned);

            public static void Call(Communicator comm, float[] rows) => Turn(comm, rows, {|TC3006:rows|});
        }
        """);

    [Theory]
    [InlineData("NcclNative.ncclAlltoAll(p, {|TC3006:p|}, 4, NcclDataType.Float32, given, stream);")]
    [InlineData("NcclNative.ncclAllGather(p, {|TC3006:p|}, 4, NcclDataType.Float32, given, stream);")]
    [InlineData("NcclNative.ncclReduceScatter(p, {|TC3006:p|}, (nuint)n, NcclDataType.Float32, NcclRedOp.Sum, given, stream);")]
    [InlineData("NcclNative.ncclAllReduce(p, {|TC3006:p + 2|}, 4, NcclDataType.Float32, NcclRedOp.Sum, given, stream);")]
    [InlineData("NcclNative.ncclAllReduce(p, p, 4, NcclDataType.Float32, NcclRedOp.Sum, given, stream);")]
    [InlineData("NcclNative.ncclAllReduce(p, p + 4, 4, NcclDataType.Float32, NcclRedOp.Sum, given, stream);")]
    [InlineData("NcclNative.ncclAllReduce(p, p + 2, 4, NcclDataType.Float16, NcclRedOp.Sum, given, stream);")]
    [InlineData("NcclNative.ncclAlltoAll(p, q, 4, NcclDataType.Float32, given, stream);")]
    [InlineData("int rank; NcclNative.ncclCommUserRank(given, &rank); NcclNative.ncclAllGather(p + rank * n, p, (nuint)n, NcclDataType.Float32, given, stream);")]
    [InlineData("var comms = stackalloc NcclComm[2]; NcclNative.ncclCommInitAll(comms, 2, null); NcclNative.ncclAllGather(p, p, 4, NcclDataType.Float32, comms[0], stream);")]
    public Task Native_calls_are_checked(string statements) => Verify.VerifyAsync(NativeSource.Method(statements));
}
