using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>TC2002: ranks that run more rounds than others.</summary>
public class DivergentLoopTests
{
    [Theory]
    [InlineData("for (int i = 0; i < comm.Rank; i++) {|TC2002:comm.Barrier()|};")]
    [InlineData("int rounds = n + comm.Rank; while (rounds-- > 0) {|TC2002:comm.AllReduce(view, ReduceOp.Sum)|};")]
    [InlineData("var clock = System.Diagnostics.Stopwatch.StartNew(); while (clock.ElapsedMilliseconds < 100) {|TC2002:comm.Barrier()|};")]
    [InlineData("do {|TC2002:comm.Barrier()|}; while (DateTime.UtcNow.Second < n);")]
    [InlineData("var mine = new List<int>(); if (comm.Rank == 0) mine.Add(1); foreach (var x in mine) {|TC2002:comm.Barrier()|};")]
    [InlineData("using var source = new CancellationTokenSource(); while (!source.IsCancellationRequested) {|TC2002:comm.Barrier()|};")]
    [InlineData("var clock = System.Diagnostics.Stopwatch.StartNew(); int[] late = [0]; while (late[0] == 0) { {|TC2002:comm.Barrier()|}; late[0] = clock.ElapsedMilliseconds > 100 ? 1 : 0; }")]
    [InlineData("var late = new List<int> { 0 }; while (late[0] == 0) { {|TC2002:comm.Barrier()|}; late[0] = comm.Rank > n ? 1 : 0; }")]
    public Task Rounds_that_depend_on_the_rank_are_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) comm.Barrier();")]
    [InlineData("for (int i = 0; i < comm.Size; i++) comm.Broadcast(view, i);")]
    [InlineData("for (int i = comm.Rank; i < n; i += comm.Size) Console.WriteLine(i); comm.Barrier();")]
    [InlineData("foreach (var x in array) comm.Barrier();")]
    [InlineData("bool[] done = [false]; while (!done[0]) { done[0] = comm.Rank == 0 && flag; comm.Broadcast(done.AsMemory(), 0); }")]
    [InlineData("double[] error = [1]; while (error[0] > 0.1) { error[0] = comm.Rank; comm.AllReduce(error, ReduceOp.Max); }")]
    [InlineData("var clock = System.Diagnostics.Stopwatch.StartNew(); for (int i = 0; i < n; i++) comm.Barrier(); Console.WriteLine(clock.Elapsed);")]
    [InlineData("var clock = System.Diagnostics.Stopwatch.StartNew(); int[] late = [0]; while (late[0] == 0) { comm.Barrier(); late[0] = clock.ElapsedMilliseconds > 100 ? 1 : 0; comm.AllReduce(late, ReduceOp.Max); }")]
    [InlineData("int[] late = [0]; while (late[0] == 0) { late[0] = comm.Rank > n ? 1 : 0; comm.AllReduce(late, flag ? ReduceOp.Max : ReduceOp.Min); }")]
    [InlineData("int[] late = [0]; while (late[0] == 0) { comm.Barrier(); late[0] = comm.Size > n ? 1 : 0; }")]
    public Task Rounds_that_are_the_same_everywhere_are_not_reported(string statements) => Verify.VerifyMethodAsync(statements);
}
