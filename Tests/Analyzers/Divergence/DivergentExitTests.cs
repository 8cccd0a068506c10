using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>TC2003: some ranks leave.</summary>
public class DivergentExitTests
{
    [Theory]
    [InlineData("if (comm.Rank != 0) {|TC2003:return;|} comm.Barrier();")]
    [InlineData("if (comm.Rank != 0) { Console.WriteLine(); {|TC2003:return;|} } comm.Barrier();")]
    [InlineData("for (int i = 0; i < n; i++) { if (comm.Rank == 1) {|TC2003:break;|} comm.Barrier(); }")]
    [InlineData("for (int i = 0; i < n; i++) { if (i == comm.Rank) {|TC2003:continue;|} comm.Barrier(); }")]
    [InlineData("do { comm.Barrier(); if (comm.Rank == 1) {|TC2003:break;|} } while (flag);")]
    [InlineData("if (comm.Rank == 3) {|TC2003:throw new InvalidOperationException();|} comm.Barrier();")]
    [InlineData("int me = comm.Rank; if (me > 2) {|TC2003:Environment.Exit(1);|} comm.Barrier();")]
    [InlineData("if (comm.Rank == 0) Console.WriteLine(); else {|TC2003:return;|} comm.Barrier();")]
    [InlineData("foreach (var x in array) { if (x > comm.Rank) {|TC2003:return;|} } comm.Barrier();")]
    [InlineData("try { if (comm.Rank == 0) {|TC2003:throw new InvalidOperationException();|} comm.Barrier(); } catch (InvalidOperationException) { }")]
    [InlineData("try { if (comm.Rank == 0) {|TC2003:throw new InvalidOperationException();|} comm.Barrier(); } catch (System.IO.IOException) { }")]
    [InlineData("while (true) { try { if (comm.Rank == 0) {|TC2003:throw new InvalidOperationException();|} comm.Barrier(); return; } catch (InvalidOperationException) { } }")]
    [InlineData("foreach (var x in array) { if (x > comm.Rank) {|TC2003:throw new InvalidOperationException();|} } comm.Barrier();")]
    public Task Leaving_before_a_collective_of_the_others_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.Barrier(); if (comm.Rank != 0) return; Console.WriteLine();")]
    [InlineData("if (comm.Rank >= comm.Size) throw new InvalidOperationException(); comm.Barrier();")]
    [InlineData("if (n == 0) return; comm.Barrier();")]
    [InlineData("foreach (var x in array) { if (x > comm.Rank) break; Console.WriteLine(); } comm.Barrier();")]
    [InlineData("if (comm.Rank == 0) { comm.Barrier(); return; } comm.Barrier();")]
    [InlineData("for (int i = 0; i < n; i++) { comm.Barrier(); if (comm.Rank != 0) continue; Console.WriteLine(i); }")]
    [InlineData("if (array[comm.Rank] < 0) throw new InvalidOperationException(); comm.Barrier();")]
    [InlineData("try { if (comm.Rank == 0) throw new InvalidOperationException(); } catch (InvalidOperationException) { } comm.Barrier();")]
    [InlineData("try { if (comm.Rank == 0) throw new InvalidOperationException(); } catch (Exception e) when (e.Message.Length > n) { } comm.Barrier();")]
    [InlineData("try { if (DateTime.UtcNow.Second < n) throw new InvalidOperationException(); comm.Barrier(); } catch (InvalidOperationException) { }")]
    [InlineData("foreach (var x in array[..comm.Rank]) { if (x < 0) throw new InvalidOperationException(); } comm.Barrier();")]
    public Task Leaving_that_all_ranks_or_none_notice_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);
}
