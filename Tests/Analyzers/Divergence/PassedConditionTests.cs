using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>TC2001 where a helper is given the condition, or what its condition is made of.</summary>
public class PassedConditionTests
{
    [Theory]
    [InlineData("void Step(Communicator c, int x) { if (x == 1) c.Barrier(); if (x == 2) c.Barrier(); } void M(Communicator c) { {|TC2001:Step(c, c.Rank)|}; }")]
    [InlineData("bool Is(int x, int y) => x == y; void M(Communicator c) { if (Is(c.Rank, 1)) {|TC2001:c.Barrier()|}; }")]
    [InlineData("void In(Communicator c, int x) { if (x > 0) c.Barrier(); } void Out(Communicator c, int x) => In(c, x - 1); void M(Communicator c) { {|TC2001:Out(c, c.Rank)|}; }")]
    public Task Conditions_over_what_is_passed_are_reported(string members) => Verify.VerifyAsync($"class C {{ {members} }}");

    [Theory]
    [InlineData("void Step(Communicator c, bool really) { if (really) c.Barrier(); } void M(Communicator c) { Step(c, c.Rank < c.Size); }")]
    [InlineData("void Step(Communicator c, bool really) { switch (really) { case true: c.Barrier(); break; } } void M(Communicator c) { Step(c, c.Rank >= 0); }")]
    [InlineData("void Step(Communicator c, bool more) { int i = 0; do c.Barrier(); while (more && i++ < 3); } void M(Communicator c) { Step(c, c.Rank < c.Size); }")]
    [InlineData("void Step(Communicator c, int x) { if (x == 1) c.Barrier(); if (x != 1) c.Barrier(); } void M(Communicator c) { Step(c, c.Rank); }")]
    [InlineData("bool Is(int x, int y) => x == y; void M(Communicator c) { if (Is(c.Rank, c.Size)) c.Barrier(); }")]
    [InlineData("void In(Communicator c, int x) { if (x >= 0) c.Barrier(); } void Out(Communicator c, int x) => In(c, x + 1); void M(Communicator c) { Out(c, c.Rank); }")]
    [InlineData("void Step(Communicator c, int[] x, int[] y, int n) => c.AllReduce(x, n > 1 ? ReduceOp.Sum : ReduceOp.Max); void M(CommunicatorClique q, Communicator c, int[] x, int n) { if (c.Rank == 0) Step(c, x, x, n); else c.AllReduce(x, n > 1 ? ReduceOp.Sum : ReduceOp.Max); }")]
    public Task Conditions_that_hold_for_what_is_passed_are_not_reported(string members) => Verify.VerifyAsync($"class C {{ {members} }}");
}
