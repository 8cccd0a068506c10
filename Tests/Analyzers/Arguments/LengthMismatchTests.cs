using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Arguments.ArgumentAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Arguments;

/// <summary>TC3004.</summary>
public class LengthMismatchTests
{
    [Theory]
    [InlineData("comm.AllReduce(new float[4], {|TC3004:new float[8]|}, ReduceOp.Sum);")]
    [InlineData("var send = new float[4]; var recv = new float[8]; comm.AllReduce(send, {|TC3004:recv|}, ReduceOp.Sum);")]
    [InlineData("float[] send = [1, 2, 3]; var recv = new float[4]; comm.Reduce(send, {|TC3004:recv|}, ReduceOp.Sum, 0);")]
    [InlineData("var recv = new float[n + 1]; comm.Broadcast(new float[n], {|TC3004:recv|}, 0);")]
    [InlineData("var recv = new float[2 * n]; comm.AllReduce(new float[n], {|TC3004:recv|}, ReduceOp.Sum);")]
    [InlineData("var recv = new float[array.Length / comm.Size]; comm.AllReduce(array, {|TC3004:recv|}, ReduceOp.Sum);")]
    [InlineData("var recv = new float[array.Length + 1]; comm.AllReduce(array, {|TC3004:recv|}, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(array.AsMemory(0, 4), {|TC3004:array.AsMemory(4, 8)|}, ReduceOp.Sum);")]
    [InlineData("Span<float> send = stackalloc float[4]; comm.AllReduce(send, {|TC3004:array.AsSpan(0, 5)|}, ReduceOp.Sum);")]
    [InlineData("var memory = array.AsMemory(); comm.AllReduce(memory[..4], {|TC3004:memory[4..9]|}, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(view.SubView(0, 4), {|TC3004:view.SubView(4, 5)|}, ReduceOp.Sum);")]
    [InlineData("clique.First().AllReduce(new float[4], {|TC3004:new float[5]|}, ReduceOp.Sum);")]
    [InlineData("using var send = comm.Accelerator.Allocate1D<float>(4); using var recv = comm.Accelerator.Allocate1D<float>(5); comm.AllReduce(send, {|TC3004:recv|}, ReduceOp.Sum);")]
    [InlineData("using var send = comm.Accelerator.Allocate1D<float>(4); using var recv = comm.Accelerator.Allocate1D<float>(5); comm.AllReduce(send.View, {|TC3004:recv.View|}, ReduceOp.Sum);")]
    public Task Unequal_lengths_are_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.AllGather(new float[n], {|TC3004:new float[n]|});")]
    [InlineData("comm.AllGather(array, {|TC3004:array|});")]
    [InlineData("var all = new float[n * comm.Size * comm.Size]; comm.AllGather(new float[n], {|TC3004:all|});")]
    [InlineData("comm.AllGather(new float[n * comm.Size], {|TC3004:new float[n]|});")]
    [InlineData("comm.ReduceScatter(new float[n], {|TC3004:new float[n * comm.Size]|}, ReduceOp.Sum);")]
    [InlineData("comm.ReduceScatter(new float[n], {|TC3004:new float[n]|}, ReduceOp.Sum);")]
    [InlineData("using var two = Communicator.InitAll(2); foreach (var c in two) c.AllGather(new float[4], {|TC3004:new float[12]|});")]
    [InlineData("using var two = Communicator.InitAll(2); foreach (var c in two) c.ReduceScatter(new float[9], {|TC3004:new float[4]|}, ReduceOp.Sum);")]
    [InlineData("comm.Gather(new float[n], {|TC3004:new float[n]|}, 0);")]
    [InlineData("comm.Scatter(new float[n], {|TC3004:new float[n]|}, 0);")]
    [InlineData("if (comm.Rank == 0) comm.Scatter(new float[n], {|TC3004:new float[n]|}, 0);")]
    public Task A_wrong_number_of_blocks_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using var three = Communicator.InitAll(3); foreach (var c in three) c.AllToAll(new float[8], {|TC3004:new float[8]|});")]
    [InlineData("using var three = Communicator.InitAll(3); foreach (var c in three) c.ReduceScatter({|TC3004:new float[8]|}, ReduceOp.Sum);")]
    [InlineData("if (comm.Size == 3) comm.AllGather({|TC3004:new float[8]|});")]
    public Task What_does_not_divide_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.AllReduce(new float[4], new float[4], ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(new float[n], new float[n], ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(new float[n], new float[array.Length], ReduceOp.Sum);")]
    [InlineData("int offset = n; comm.AllReduce(new float[8], new float[8 + offset], ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(array, new float[array.Length], ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(array, array, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(new float[comm.Size * n], new float[n * comm.Size], ReduceOp.Sum);")]
    [InlineData("var recv = new float[4]; if (flag) recv = new float[8]; comm.AllReduce(new float[8], recv, ReduceOp.Sum);")]
    [InlineData("var recv = new float[4]; Array.Resize(ref recv, 8); comm.AllReduce(new float[8], recv, ReduceOp.Sum);")]
    [InlineData("int length = 4; length *= 2; comm.AllReduce(new float[8], new float[length], ReduceOp.Sum);")]
    [InlineData("if (n == 8) comm.AllReduce(new float[8], new float[n], ReduceOp.Sum);")]
    public Task Lengths_that_may_be_equal_are_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.AllGather(new float[n], new float[n * comm.Size]);")]
    [InlineData("comm.AllGather(array, new float[array.Length * comm.Size]);")]
    [InlineData("comm.AllGather(new float[array.Length / comm.Size], array);")]
    [InlineData("int size = comm.Size; comm.ReduceScatter(new float[size * 16], new float[16], ReduceOp.Sum);")]
    [InlineData("comm.ReduceScatter(array, new float[array.Length / comm.Size], ReduceOp.Sum);")]
    [InlineData("using var two = Communicator.InitAll(2); foreach (var c in two) c.AllGather(new float[4], new float[8]);")]
    [InlineData("using var some = Communicator.InitAll(n); foreach (var c in some) c.AllGather(new float[4], new float[4 * n]);")]
    [InlineData("foreach (var c in clique) c.AllGather(new float[4], new float[4 * clique.Count]);")]
    [InlineData("if (comm.Size == 1) comm.AllGather(new float[n], new float[n]);")]
    [InlineData("comm.AllGather(new float[4], new float[8]);")]
    [InlineData("comm.AllGather(array.AsMemory(n * comm.Rank, n), array.AsMemory());")]
    public Task Blocks_that_may_fit_are_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("if (comm.Rank != 0) comm.Gather(new float[n], new float[n], 0);")]
    [InlineData("if (flag) comm.Gather(new float[n], new float[n], 0);")]
    [InlineData("comm.Gather(new float[n], comm.Rank == 0 ? new float[n * comm.Size] : [], 0);")]
    [InlineData("clique[1].Gather(new float[n], array, 0);")]
    [InlineData("clique[1].Gather(new float[n], new float[n], 0);")]
    public Task Ranks_other_than_the_root_may_pass_anything(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task A_step_is_checked_by_its_attributes() => Verify.VerifyAsync(
        """
        public static partial class Steps
        {
            [CollectiveStep]
            public static partial void Exchange(Communicator comm, [AllReduce(Into = "sum")] float[] values, float[] sum);

            public static partial void Exchange(Communicator comm, float[] values, float[] sum) => comm.AllReduce(values, sum, ReduceOp.Sum);

            public static void Call(Communicator comm)
            {
                Exchange(comm, new float[4], {|TC3004:new float[8]|});
                Exchange(comm, new float[4], new float[4]);
            }
        }
        """);

    [Fact]
    public Task A_helper_of_the_same_name_is_left_alone() => Verify.VerifyAsync(
        """
        public static class Helpers
        {
            [Collective]
            public static void AllReduce(Communicator comm, float[] send, float[] recv) => comm.AllReduce(send, send, ReduceOp.Sum);

            public static void Call(Communicator comm) => AllReduce(comm, new float[4], new float[8]);
        }
        """);

    [Theory]
    [InlineData("var a = accelerator.Allocate1D<float>(4); NcclNative.ncclAllReduce({|TC3004:(void*)a.NativePtr|}, q, 8, NcclDataType.Float32, NcclRedOp.Sum, given, stream);")]
    [InlineData("var a = accelerator.Allocate1D<float>(n); NcclNative.ncclAllGather(p, {|TC3004:(void*)a.NativePtr|}, (nuint)n, NcclDataType.Float32, given, stream);")]
    [InlineData("var a = accelerator.Allocate1D<float>(n); var b = accelerator.Allocate1D<float>(n); NcclNative.ncclReduceScatter({|TC3004:(void*)a.NativePtr|}, (void*)b.NativePtr, (nuint)n, NcclDataType.Float32, NcclRedOp.Sum, given, stream);")]
    [InlineData("var a = accelerator.Allocate1D<float>(4); NcclNative.ncclSend({|TC3004:(void*)a.NativePtr|}, 5, NcclDataType.Float32, 1, given, stream);")]
    [InlineData("var a = accelerator.Allocate1D<float>(8); NcclNative.ncclAllReduce((void*)a.NativePtr, q, 4, NcclDataType.Float32, NcclRedOp.Sum, given, stream);")]
    [InlineData("var a = accelerator.Allocate1D<float>(4); NcclNative.ncclAllReduce((void*)a.NativePtr, q, 8, NcclDataType.Float16, NcclRedOp.Sum, given, stream);")]
    [InlineData("var a = accelerator.Allocate1D<float>(n); NcclNative.ncclAllReduce((void*)a.NativePtr, q, (nuint)a.Length, NcclDataType.Float32, NcclRedOp.Sum, given, stream);")]
    public Task Native_calls_are_checked_against_their_buffers(string statements) => Verify.VerifyAsync(NativeSource.Method(statements));
}
