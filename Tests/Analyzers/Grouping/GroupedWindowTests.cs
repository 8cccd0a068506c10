using TypedCollectives.Analyzers.Arguments;
using TypedCollectives.Analyzers.Grouping;
using TypedCollectives.Analyzers.Handlers;
using TypedCollectives.Analyzers.Tests.Verifiers;
using TypedCollectives.Analyzers.Threading;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>Making a window moves nothing, and waits for the other ranks as a collective does.</summary>
public class GroupedWindowTests
{
    [Theory]
    [InlineData("foreach (var c in clique) [|c.RegisterWindow(buffers[c.Rank])|];")]
    [InlineData("[|clique[0].RegisterWindow(view)|]; clique[1].RegisterWindow(view);")]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) c.RegisterWindow(buffers[c.Rank]);")]
    public Task Windows_of_several_ranks_need_a_group(string statements) =>
        AnalyzerVerifier<UngroupedCollectivesAnalyzer>.VerifyMethodAsync(statements);

    [Fact]
    public Task A_handler_makes_no_window() => AnalyzerVerifier<CollectiveInHandlerAnalyzer>.VerifyMethodAsync(
        "try { comm.Barrier(); } catch (InvalidOperationException) { [|comm.RegisterWindow(view)|]; }");

    [Fact]
    public Task Several_threads_make_no_window() => AnalyzerVerifier<SharedCommunicatorAnalyzer>.VerifyMethodAsync(
        "Parallel.For(0, n, i => [|comm.RegisterWindow(buffers[i])|]);");

    [Fact]
    public Task A_window_is_on_its_ranks_device() => AnalyzerVerifier<ArgumentAnalyzer>.VerifyMethodAsync(
        "var b = clique[1].Accelerator.Allocate1D<float>(n); clique[0].RegisterWindow({|TC3005:(ArrayView<float>)b.View|});");
}
