using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>TC2004: two communicators in opposite orders.</summary>
public class CommunicatorOrderTests
{
    [Theory]
    [InlineData("void M(Communicator a, Communicator b) { if (a.Rank == 0) { {|TC2004:a.Barrier()|}; b.Barrier(); } else { b.Barrier(); a.Barrier(); } }")]
    [InlineData("void M(Communicator a, Communicator b, int[] x) { if (a.Rank % 2 == 0) { {|TC2004:a.AllReduce(x, ReduceOp.Sum)|}; b.Broadcast(x, 0); } else { b.Broadcast(x, 0); a.AllReduce(x, ReduceOp.Sum); } }")]
    [InlineData("Communicator _a = null!, _b = null!; void M() { switch (_a.Rank) { case 0: {|TC2004:_a.Barrier()|}; _b.Barrier(); break; default: _b.Barrier(); _a.Barrier(); break; } }")]
    [InlineData("void A(Communicator c) => c.Barrier(); void M(Communicator a, Communicator b) { if (b.Rank == 0) { {|TC2004:A(a)|}; A(b); } else { A(b); A(a); } }")]
    public Task Opposite_orders_are_reported(string members) => Verify.VerifyAsync($"class C {{ {members} }}");

    [Theory]
    [InlineData("void M(Communicator a, Communicator b) { if (a.Rank == 0) { a.Barrier(); b.Barrier(); } else { a.Barrier(); b.Barrier(); } }")]
    [InlineData("void M(Communicator a, Communicator b, bool flag) { if (flag) { a.Barrier(); b.Barrier(); } else { b.Barrier(); a.Barrier(); } }")]
    [InlineData("void M(Communicator a, Communicator b, int[] x, int[] y) { if (a.Rank == 0) { using (CollectiveGroup.Open()) { a.AllReduce(x, ReduceOp.Sum); b.AllReduce(y, ReduceOp.Sum); } } else { using (CollectiveGroup.Open()) { b.AllReduce(y, ReduceOp.Sum); a.AllReduce(x, ReduceOp.Sum); } } }")]
    [InlineData("void M(Communicator a, Communicator b) { a.Barrier(); b.Barrier(); if (a.Rank == 0) Console.WriteLine(); }")]
    public Task One_order_is_not_reported(string members) => Verify.VerifyAsync($"class C {{ {members} }}");
}
