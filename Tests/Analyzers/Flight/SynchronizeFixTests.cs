using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<
    TypedCollectives.Analyzers.Flight.BufferInFlightAnalyzer,
    TypedCollectives.CodeFixes.Flight.SynchronizeFix>;

namespace TypedCollectives.Analyzers.Tests.Flight;

/// <summary>The fix of TC4001.</summary>
public class SynchronizeFixTests
{
    [Fact]
    public Task A_statement_of_its_own_goes_before_the_access() => Verify.VerifyMethodAsync(
        """
                comm.AllReduce(view, ReduceOp.Sum);

                // the result
                float[] a = {|TC4001:view.GetAsArray()|};
        """,
        """
                comm.AllReduce(view, ReduceOp.Sum);

                // the result
                comm.Synchronize();
                float[] a = view.GetAsArray();
        """);

    [Theory]
    [InlineData(
        "comm.AllReduce(view, ReduceOp.Sum); if (flag) Console.WriteLine({|TC4001:view.GetAsArray()|}[0]);",
        "comm.AllReduce(view, ReduceOp.Sum); comm.Synchronize(); if (flag) Console.WriteLine(view.GetAsArray()[0]);")]
    [InlineData(
        "using (CollectiveGroup.Open()) { foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum); } {|TC4001:buffers[0].GetAsArray()|};",
        "using (CollectiveGroup.Open()) { foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum); } clique.Synchronize(); buffers[0].GetAsArray();")]
    [InlineData(
        "var s = comm.Accelerator.CreateStream(); comm.AllReduce(view, ReduceOp.Sum, s); {|TC4001:view.GetAsArray()|};",
        "var s = comm.Accelerator.CreateStream(); comm.AllReduce(view, ReduceOp.Sum, s); s.Synchronize(); view.GetAsArray();")]
    [InlineData(
        "comm.AllReduce(view, ReduceOp.Sum); clique[0].AllReduce(buffers[0], ReduceOp.Sum); {|TC4001:buffers[0].GetAsArray()|};",
        "comm.AllReduce(view, ReduceOp.Sum); clique[0].AllReduce(buffers[0], ReduceOp.Sum); clique.Synchronize(); buffers[0].GetAsArray();")]
    public Task What_is_waited_for_is_what_the_collective_ran_on(string before, string after) => Verify.VerifyMethodAsync(before, after);

    [Theory]
    [InlineData("foreach (var c in sequence) c.AllReduce(view, ReduceOp.Sum); {|TC4001:view.GetAsArray()|};")]
    [InlineData("{ var c = clique[0]; c.AllReduce(view, ReduceOp.Sum); } {|TC4001:view.GetAsArray()|};")]
    [InlineData("using (CollectiveGroup.Open()) { comm.AllReduce(array, ReduceOp.Sum); float f = {|TC4001:array[0]|}; }")]
    [InlineData("using var {|TC4001:b|} = comm.Accelerator.Allocate1D<float>(8); comm.AllReduce(b, ReduceOp.Sum);")]
    public Task No_fix_is_offered_where_nothing_in_reach_can_wait(string statements) => Verify.VerifyNoFixAsync(statements);

    [Fact]
    public Task Several_files_are_fixed_at_once() => Verify.VerifyFilesAsync(
        [
            "class A { void M(Communicator c, ArrayView<float> v) { c.AllReduce(v, ReduceOp.Sum); {|TC4001:v.GetAsArray()|}; } }",
            "class B { void M(Communicator c, ArrayView<float> v) { c.AllReduce(v, ReduceOp.Sum); {|TC4001:v.GetAsArray()|}; } }",
        ],
        [
            "class A { void M(Communicator c, ArrayView<float> v) { c.AllReduce(v, ReduceOp.Sum); c.Synchronize(); v.GetAsArray(); } }",
            "class B { void M(Communicator c, ArrayView<float> v) { c.AllReduce(v, ReduceOp.Sum); c.Synchronize(); v.GetAsArray(); } }",
        ]);
}
