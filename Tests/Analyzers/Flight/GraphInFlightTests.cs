using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Flight.BufferInFlightAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Flight;

/// <summary>TC4001 and TC4004 on what the launch of a graph puts in flight.</summary>
public class GraphInFlightTests
{
    private const string Captured = "using CollectiveGraph graph = CollectiveGraph.Capture(comm, () => comm.AllReduce(view, ReduceOp.Sum)); ";

    [Theory]
    [InlineData("graph.Launch(); {|TC4001:view.GetAsArray()|};")]
    [InlineData("for (int i = 0; i < n; i++) graph.Launch(); {|TC4001:view.CopyToCPU(array)|};")]
    [InlineData("graph.Launch(comm.Stream); {|TC4001:view.GetAsArray()|};")]
    [InlineData("using var s = comm.Accelerator.CreateStream(); graph.Launch(s); comm.Synchronize(); {|TC4001:view.GetAsArray()|};")]
    [InlineData("graph.Launch(); {|TC4004:view.MemSetToZero()|};")]
    public Task A_touch_behind_a_launch_is_reported(string statements) => Verify.VerifyMethodAsync(Captured + statements);

    [Theory]
    [InlineData("foreach (var c in clique) {|TC4001:buffers[c.Rank].GetAsArray()|};")]
    [InlineData("{|TC4001:buffers[0].GetAsArray()|};")]
    public Task A_touch_of_one_of_several_buffers_is_reported(string statements) => Verify.VerifyMethodAsync(
        "using var graph = CollectiveGraph.Capture(clique, () => { using (CollectiveGroup.Open()) foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum); }); "
            + "graph.Launch(); " + statements);

    [Theory]
    [InlineData("graph.Launch(); comm.Synchronize(); view.GetAsArray();")]
    [InlineData("graph.Launch(); view.GetAsArray(comm.Stream);")]
    [InlineData("view.GetAsArray(); graph.Launch();")]
    [InlineData("graph.Launch(); buffers[0].GetAsArray();")]
    [InlineData("using var s = comm.Accelerator.CreateStream(); graph.Launch(s); s.Synchronize(); view.GetAsArray();")]
    [InlineData("graph.Launch([comm.Stream]); view.GetAsArray();")]
    public Task A_wait_or_another_buffer_is_not_reported(string statements) => Verify.VerifyMethodAsync(Captured + statements);
}
