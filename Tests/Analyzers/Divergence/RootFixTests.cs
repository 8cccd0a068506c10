using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer, TypedCollectives.CodeFixes.Divergence.RootFix>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>The fix of TC3002.</summary>
public class RootFixTests
{
    [Fact]
    public Task A_root_that_is_the_rank_becomes_rank_0() => Verify.VerifyMethodAsync(
        """
                comm.Broadcast(view, {|TC3002:comm.Rank|});
                comm.Reduce(view, ReduceOp.Sum, {|TC3002:root: comm.Rank % 2|});
        """,
        """
                comm.Broadcast(view, 0);
                comm.Reduce(view, ReduceOp.Sum, root: 0);
        """);

    [Theory]
    [InlineData("if (comm.Rank == 0) comm.Broadcast(view, {|TC3002:0|}); else comm.Broadcast(view, 1);")]
    [InlineData("comm.AllReduce(view, {|TC3002:comm.Rank == 0 ? ReduceOp.Sum : ReduceOp.Max|});")]
    public Task Nothing_is_offered_for_other_arguments(string statements) => Verify.VerifyNoFixAsync(statements);
}
