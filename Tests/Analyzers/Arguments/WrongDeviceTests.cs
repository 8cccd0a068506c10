using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Arguments.ArgumentAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Arguments;

/// <summary>TC3005.</summary>
public class WrongDeviceTests
{
    [Theory]
    [InlineData("using var buffer = clique[0].Accelerator.Allocate1D<float>(4); clique[1].AllReduce({|TC3005:buffer|}, ReduceOp.Sum);")]
    [InlineData("using var buffer = clique[0].Accelerator.Allocate1D<float>(4); clique[1].AllReduce({|TC3005:buffer.View|}, ReduceOp.Sum);")]
    [InlineData("using var buffer = clique[0].Device.Accelerator.Allocate1D<float>(4); clique[1].Broadcast({|TC3005:buffer.View.SubView(0, 2)|}, 0);")]
    [InlineData("var first = clique[0]; var second = clique[1]; using var buffer = first.Accelerator.Allocate1D<float>(4); second.Broadcast({|TC3005:buffer|}, 0);")]
    [InlineData("var accelerator = clique[0].Accelerator; using var buffer = accelerator.Allocate1D<float>(4); clique[1].Barrier(); clique[1].Broadcast({|TC3005:buffer|}, 0);")]
    [InlineData("using var buffer = clique[n].Accelerator.Allocate1D<float>(4); clique[n + 1].Broadcast({|TC3005:buffer|}, 0);")]
    public Task A_buffer_of_another_rank_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("clique[1].AllReduce(view, ReduceOp.Sum, {|TC3005:clique[0].Stream|});")]
    [InlineData("using var stream = clique[0].Accelerator.CreateStream(); clique[1].AllReduce(view, ReduceOp.Sum, {|TC3005:stream|});")]
    public Task A_stream_of_another_rank_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("var all = clique.Select(c => c.Accelerator.Allocate1D<float>(4)).ToArray(); clique[1].AllReduce({|TC3005:all[0]|}, ReduceOp.Sum);")]
    [InlineData("MemoryBuffer1D<float, Stride1D.Dense>[] all = [.. clique.Select(c => c.Accelerator.Allocate1D<float>(4))]; clique[1].AllReduce({|TC3005:all[0].View|}, ReduceOp.Sum);")]
    public Task A_buffer_made_for_another_rank_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using var buffer = clique[0].Accelerator.Allocate1D<float>(4); foreach (var c in clique) c.AllReduce({|TC3005:buffer|}, ReduceOp.Sum);")]
    public Task One_buffer_for_all_ranks_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task Accelerators_that_a_clique_is_made_of_are_known() => Verify.VerifyAsync(
        """
        public static class C
        {
            public static void M(Accelerator first, Accelerator second, Accelerator[] all)
            {
                using var buffer = second.Allocate1D<float>(4);
                using var clique = Communicator.InitAll([first, second]);
                clique[0].AllReduce({|TC3005:buffer|}, ReduceOp.Sum);
                clique[1].AllReduce(buffer, ReduceOp.Sum);
            }
        }
        """);

    [Fact]
    public Task A_marked_helper_is_checked() => Verify.VerifyAsync(
        """
        public static class C
        {
            [Collective]
            public static void Exchange(Communicator comm, ArrayView<float> values) => comm.AllReduce(values, ReduceOp.Sum);

            public static void M(CommunicatorClique clique)
            {
                using var buffer = clique[0].Accelerator.Allocate1D<float>(4);
                Exchange(clique[0], buffer.View.BaseView);
                Exchange(clique[1], {|TC3005:buffer.View.BaseView|});
            }
        }
        """);

    [Theory]
    [InlineData("using var buffer = clique[1].Accelerator.Allocate1D<float>(4); clique[1].AllReduce(buffer, ReduceOp.Sum);")]
    [InlineData("foreach (var c in clique) { using var buffer = c.Accelerator.Allocate1D<float>(4); c.AllReduce(buffer, ReduceOp.Sum, c.Stream); }")]
    [InlineData("foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum);")]
    [InlineData("clique[1].AllReduce(buffers[0], ReduceOp.Sum);")]
    [InlineData("var all = clique.Select(c => c.Accelerator.Allocate1D<float>(4)).ToArray(); clique[1].AllReduce(all[1], ReduceOp.Sum);")]
    [InlineData("var all = clique.Reverse().Select(c => c.Accelerator.Allocate1D<float>(4)).ToArray(); clique[1].AllReduce(all[0], ReduceOp.Sum);")]
    [InlineData("using var buffer = clique[0].Accelerator.Allocate1D<float>(4); comm.AllReduce(buffer, ReduceOp.Sum);")]
    [InlineData("using var buffer = comm.Accelerator.Allocate1D<float>(4); comms[1].AllReduce(buffer, ReduceOp.Sum);")]
    [InlineData("using var buffer = clique[0].Accelerator.Allocate1D<float>(4); foreach (var c in clique) if (c.Rank == 0) c.AllReduce(buffer, ReduceOp.Sum);")]
    [InlineData("int i = 0; using var buffer = clique[i].Accelerator.Allocate1D<float>(4); i++; clique[i - 1].AllReduce(buffer, ReduceOp.Sum);")]
    [InlineData("clique[1].AllReduce(view, ReduceOp.Sum, clique[1].Stream);")]
    [InlineData("clique[1].AllReduce(array, ReduceOp.Sum);")]
    public Task What_may_be_the_ranks_own_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);
}
