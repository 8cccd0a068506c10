using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Arguments.ArgumentAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Arguments;

/// <summary>TC3001 and TC3004 behind a condition that never holds.</summary>
public class UnreachedCallTests
{
    [Theory]
    [InlineData("if (comm.Size == 0) comm.Gather(array, array, root: 0);")]
    [InlineData("int size = comm.Size; for (int i = 0; i < n; i++) { if (size == 0) { comm.Gather(array, array, root: 0); } }")]
    [InlineData("if (n > 1 || comm.Size != 0) throw new Exception(); comm.Scatter(array, array, root: 0);")]
    [InlineData("if (comm.Size < 1) comm.Broadcast(view, -1);")]
    [InlineData("if (comm.Size <= 0) comm.Broadcast(view, -1);")]
    [InlineData("if (comm.Rank >= 0) return; comm.Broadcast(view, -1);")]
    [InlineData("if (0 > comm.Rank) comm.Broadcast(view, -1);")]
    public Task A_call_that_no_rank_comes_to_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("if (comm.Size == 1) comm.Broadcast(view, {|TC3001:1|});")]
    [InlineData("if (comm.Size <= 1) comm.Broadcast(view, {|TC3001:-1|});")]
    [InlineData("if (comm.Size > 0) comm.Broadcast(view, {|TC3001:-1|});")]
    [InlineData("if (comm.Rank > 0) return; comm.Broadcast(view, {|TC3001:-1|});")]
    [InlineData("if (n < 0) comm.Broadcast(view, {|TC3001:-1|});")]
    public Task A_call_that_some_rank_may_come_to_is_reported(string statements) => Verify.VerifyMethodAsync(statements);
}
