using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Flight.BufferInFlightAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Flight;

/// <summary>TC4001 on host memory, whose collectives are done when the call returns, unless a group holds them back.</summary>
public class GroupedHostMemoryTests
{
    [Theory]
    [InlineData("using (CollectiveGroup.Open()) { comm.AllReduce(array, ReduceOp.Sum); Console.WriteLine({|TC4001:array[0]|}); }")]
    [InlineData("CollectiveGroup.Start(); comm.AllReduce(array, ReduceOp.Sum); {|TC4001:array[0]|} = 1; CollectiveGroup.End();")]
    [InlineData("Memory<float> m = array; using (CollectiveGroup.Open()) { comm.AllReduce(m, ReduceOp.Sum); var s = {|TC4001:m.Span|}; }")]
    [InlineData("using (CollectiveGroup.Open()) { using (CollectiveGroup.Open()) comm.AllReduce(array, ReduceOp.Sum); float f = {|TC4001:array[0]|}; }")]
    [InlineData("using var g = CollectiveGroup.Open(); comm.AllReduce(array.AsMemory(), ReduceOp.Sum); float f = {|TC4001:array[n]|};")]
    public Task A_use_before_the_end_of_the_group_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.AllReduce(array, ReduceOp.Sum); Console.WriteLine(array[0]);")]
    [InlineData("comm.AllReduce(array.AsSpan(), ReduceOp.Sum); array[0] = 1;")]
    [InlineData("using (CollectiveGroup.Open()) comm.AllReduce(array, ReduceOp.Sum); Console.WriteLine(array[0]);")]
    [InlineData("CollectiveGroup.Start(); comm.AllReduce(array, ReduceOp.Sum); CollectiveGroup.End(); array[0] = 1;")]
    [InlineData("using (CollectiveGroup.Open()) { comm.Send(array, 1); Console.WriteLine(array[0]); }")]
    [InlineData("using (CollectiveGroup.Open()) { array[0] = 1; comm.AllReduce(array, ReduceOp.Sum); }")]
    [InlineData("var other = new float[1]; using (CollectiveGroup.Open()) { comm.AllReduce(array, ReduceOp.Sum); other[0] = 1; }")]
    [InlineData("var arrays = new float[2][]; using (CollectiveGroup.Open()) foreach (var c in clique) { arrays[c.Rank][0] = 1; c.AllReduce(arrays[c.Rank], ReduceOp.Sum); }")]
    public Task What_is_done_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);
}
