using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>TC2003 where a helper throws or ends the process, and the condition or the collective is its caller's.</summary>
public class LeavingHelperTests
{
    [Theory]
    [InlineData("void Check(int x) { if (x == 0) throw new InvalidOperationException(); } void M(Communicator c) { {|TC2003:Check(c.Rank)|}; c.Barrier(); }")]
    [InlineData("void Check(bool ok) { if (!ok) throw new InvalidOperationException(); } void M(Communicator c) { {|TC2003:Check(c.Rank > 0)|}; c.Barrier(); }")]
    [InlineData("void Check(Communicator c) { if (c.Rank == 0) Environment.Exit(1); } void M(Communicator c) { {|TC2003:Check(c)|}; c.Barrier(); }")]
    [InlineData("void Check(int x) { if (x == 1) Environment.FailFast(null); } void Outer(int x) => Check(x + 1); void M(Communicator c) { {|TC2003:Outer(c.Rank)|}; c.Barrier(); }")]
    [InlineData("int Check(int x) => x == 0 ? throw new InvalidOperationException() : x; void M(Communicator c) { Console.WriteLine({|TC2003:Check(c.Rank)|}); c.Barrier(); }")]
    [InlineData("void Fail() => throw new InvalidOperationException(); void M(Communicator c) { if (c.Rank == 0) {|TC2003:Fail()|}; c.Barrier(); }")]
    [InlineData("void Check(int[] all, int x) { foreach (var y in all) { if (y == x) throw new InvalidOperationException(); } } void M(Communicator c, int[] all) { {|TC2003:Check(all, c.Rank)|}; c.Barrier(); }")]
    [InlineData("void Step(Communicator c, bool stop) { if (stop) throw new InvalidOperationException(); c.Barrier(); } void M(Communicator c) { {|TC2003:Step(c, c.Rank == 1)|}; }")]
    [InlineData("void Step(Communicator c, bool stop) { if (stop) Environment.Exit(1); c.Barrier(); } void M(Communicator c, [RankVarying] int part) { {|TC2003:Step(c, part == 1)|}; }")]
    public Task Helpers_that_leave_by_the_rank_are_reported(string members) => Verify.VerifyAsync($"class C {{ {members} }}");

    [Theory]
    [InlineData("void Check(int x) { if (x == 0) throw new InvalidOperationException(); } void M(Communicator c) { Check(c.Size); c.Barrier(); }")]
    [InlineData("void Check(int x) { if (x == 0) throw new InvalidOperationException(); } void M(Communicator c) { c.Barrier(); Check(c.Rank); }")]
    [InlineData("void Check(int x, int n) { if (x < 0 || x >= n) throw new InvalidOperationException(); } void M(Communicator c) { Check(c.Rank, c.Size); c.Barrier(); }")]
    [InlineData("void Check(int x) { if (x == 0) throw new InvalidOperationException(); } void Outer(int x) => Check(x + 1); void M(Communicator c) { Outer(c.Rank); c.Barrier(); }")]
    [InlineData("void Check(int[] x) { if (x[0] < 0) throw new InvalidOperationException(); } void M(Communicator c, int[] x) { c.Reduce(x, ReduceOp.Sum, 0); Check(x); c.Barrier(); }")]
    [InlineData("void Check(int x) { if (x == 0) throw new InvalidOperationException(); } void M(Communicator c) { try { Check(c.Rank); } catch (InvalidOperationException) { } c.Barrier(); }")]
    [InlineData("void Fail() => throw new InvalidOperationException(); void M(Communicator c, int n) { if (n == 0) Fail(); c.Barrier(); }")]
    [InlineData("void Check(int[] all) { foreach (var y in all) { if (y < 0) throw new InvalidOperationException(); } } void M(Communicator c, int[] all) { Check(all[..c.Rank]); c.Barrier(); }")]
    [InlineData("void Step(Communicator c, bool stop) { if (stop) throw new InvalidOperationException(); c.Barrier(); } void M(Communicator c) { Step(c, c.Rank < 0); }")]
    [InlineData("void Check(int x) { if (x != 0) throw new InvalidOperationException(); } unsafe void M(Communicator c, byte[] x) { if (c.Rank == 0) x[0] = 1; fixed (byte* p = x) Check(System.Text.Encoding.UTF8.GetCharCount(p, 1)); c.Barrier(); }")]
    public Task Helpers_that_all_ranks_or_none_leave_by_are_not_reported(string members) => Verify.VerifyAsync($"class C {{ {members} }}");
}
