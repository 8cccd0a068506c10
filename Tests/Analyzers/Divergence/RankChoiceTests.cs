using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>TC2001 to TC2003 where a switch expression or <c>?:</c> chooses by the rank.</summary>
public class RankChoiceTests
{
    [Theory]
    [InlineData("int role = comm.Rank switch { 1 => 1, _ => 2 }; if (role == 1) {|TC2001:comm.Barrier()|};")]
    [InlineData("int role = comm.Rank switch { 1 => 1, _ => 2 }; if (role == 3) comm.Barrier(); else if (role == 2) {|TC2003:return;|} comm.Barrier();")]
    [InlineData("int role = comm.Rank == 1 ? 1 : 2; if (role == 1) {|TC2001:comm.Barrier()|}; if (n > 3) comm.Barrier();")]
    [InlineData("int role = comm.Rank switch { > 3 => 1, 2 when comm.Size == 4 => 1, _ => 2 }; if (role == 1) {|TC2001:comm.Barrier()|};")]
    [InlineData("if (comm.Rank == 0) comm.AllReduce(view, {|TC3002:ReduceOp.Min|}); else comm.AllReduce(view, n > 1 ? ReduceOp.Sum : ReduceOp.Max);")]
    public Task What_ranks_choose_differently_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("int role = comm.Rank switch { 1 => 1, _ => 2 }; Console.WriteLine(role); if (n > 3) comm.Barrier();")]
    [InlineData("int role = comm.Rank switch { 1 => 1, _ => 2 }; Console.WriteLine(role); if (n > 3) comm.Barrier(); else if (n > 2) comm.AllReduce(view, ReduceOp.Sum);")]
    [InlineData("int role = comm.Rank switch { 1 => 1, _ => 2 }; if (role == 1) comm.Barrier(); if (role == 2) comm.Barrier();")]
    [InlineData("int role = comm.Rank == 1 ? 1 : 2; if (role == 1) comm.Barrier(); if (role != 1) comm.Barrier();")]
    [InlineData("int role = comm.Rank switch { < 0 => 1, _ => 2 }; if (role == 2) comm.Barrier();")]
    [InlineData("if (comm.Rank == 0) comm.AllReduce(view, n > 1 ? ReduceOp.Sum : ReduceOp.Max); else comm.AllReduce(view, n > 1 ? ReduceOp.Sum : ReduceOp.Max);")]
    [InlineData("var op = n > 1 ? ReduceOp.Sum : ReduceOp.Max; if (comm.Rank == 0) comm.AllReduce(view, op); else comm.AllReduce(view, n > 1 ? ReduceOp.Sum : ReduceOp.Max);")]
    public Task What_comes_to_the_same_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);
}
