using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>TC2001 to TC2003 where the rank, the condition and the collective stand in different members.</summary>
public class AcrossMethodsTests
{
    [Theory]
    [InlineData("private readonly int _me; C(Communicator c) => _me = c.Rank; void M(Communicator c) { if (_me == 0) {|TC2001:c.Barrier()|}; }")]
    [InlineData("readonly Communicator _c = null!; int _me; void Set() { _me = _c.Rank; } void M() { if (_me > 1) {|TC2003:return;|} _c.Barrier(); }")]
    [InlineData("readonly Communicator _c = null!; bool Leads => _c.Rank == 0; void M() { if (Leads) {|TC2001:_c.Barrier()|}; }")]
    [InlineData("readonly Communicator _c = null!; bool Leads { get { return _c.Rank == 0; } } void M() { if (!Leads) {|TC2003:return;|} _c.Barrier(); }")]
    [InlineData("static bool Leads(Communicator c) => c.Rank == 0; void M(Communicator c) { if (Leads(c)) {|TC2001:c.Barrier()|}; }")]
    [InlineData("static int Twice(int x) => 2 * x; void M(Communicator c) { if (Twice(c.Rank) == 2) {|TC2001:c.Barrier()|}; }")]
    [InlineData("void Step(Communicator c) => c.Barrier(); void M(Communicator c) { if (c.Rank == 0) {|TC2001:Step(c)|}; }")]
    [InlineData("void Inner(Communicator c) => c.Barrier(); void Step(Communicator c) => Inner(c); void M(Communicator c) { if (c.Rank == 0) {|TC2001:Step(c)|}; }")]
    [InlineData("void Step(Communicator c, bool really) { if (really) c.Barrier(); } void M(Communicator c) { {|TC2001:Step(c, c.Rank == 0)|}; }")]
    [InlineData("void Step(Communicator c, int rounds) { for (int i = 0; i < rounds; i++) c.Barrier(); } void M(Communicator c) { {|TC2001:Step(c, c.Rank)|}; }")]
    [InlineData("void M(Communicator c, int rank) { if (rank == 0) {|TC2001:c.Barrier()|}; }")]
    [InlineData("void M(Communicator c, [RankVarying] bool mine) { if (mine) {|TC2001:c.Barrier()|}; }")]
    [InlineData("[RankVarying] bool Mine { get; set; } void M(Communicator c) { if (Mine) {|TC2001:c.Barrier()|}; }")]
    [InlineData("[return: RankVarying] bool Mine() => true; void M(Communicator c) { if (Mine()) {|TC2001:c.Barrier()|}; }")]
    [InlineData("void Root(Communicator c, [Uniform] int from) => c.Broadcast(new int[1], from); void M(Communicator c) => Root(c, {|TC3002:c.Rank|});")]
    [InlineData("[Collective] void Mine(Communicator c) { } void M(Communicator c) { if (c.Rank == 0) {|TC2001:Mine(c)|}; }")]
    [InlineData("abstract class B { public abstract void Go(Communicator c); } class D : B { public override void Go(Communicator c) => c.Barrier(); } void M(Communicator c, B b) { if (c.Rank == 0) {|TC2001:b.Go(c)|}; }")]
    [InlineData("interface I { void Go(Communicator c); } class D : I { public void Go(Communicator c) => c.Barrier(); } void M(Communicator c, I b) { if (c.Rank == 0) {|TC2001:b.Go(c)|}; }")]
    [InlineData("async Task Step(Communicator c) { await Task.Yield(); c.Barrier(); } async Task M(Communicator c) { if (c.Rank == 0) await {|TC2001:Step(c)|}; }")]
    [InlineData("void M(Communicator c, int[] mine) { List<int> all = []; foreach (var x in mine) if (x > c.Rank) all.Add(x); for (int i = 0; i < all.Count; i++) {|TC2002:c.Barrier()|}; }")]
    [InlineData("void M(CommunicatorClique all) { Action<int> outer = n => { void Go() { Parallel.ForEach(all, c => { if (c.Rank == 0) {|TC2001:c.Barrier()|}; }); } Go(); }; outer(1); }")]
    [InlineData("void M(Communicator c) { Action<int> outer = n => { void Go() { if (c.Rank == 0) {|TC2001:c.Barrier()|}; } Go(); }; outer(1); }")]
    [InlineData("void M(Communicator c) { Action<int> outer = n => { void Go() => c.Barrier(); if (c.Rank == 0) {|TC2001:Go()|}; }; outer(1); }")]
    [InlineData("static C Make() => throw new NotSupportedException(); void Go(Communicator c) => c.Barrier(); void M(Communicator c) { if (c.Rank == 0) {|TC2001:Make().Go(c)|}; }")]
    public Task A_rank_that_comes_from_elsewhere_is_followed(string members) => Verify.VerifyAsync($"class C {{ {members} }}");

    [Theory]
    [InlineData("private readonly int _n; C(Communicator c) => _n = c.Size; void M(Communicator c) { if (_n == 1) c.Barrier(); }")]
    [InlineData("void M(Communicator c, [Uniform] int rank) { if (rank == 0) c.Barrier(); }")]
    [InlineData("[Uniform] int Epochs { get; set; } void Set(Communicator c) => Epochs = c.Rank; void M(Communicator c) { for (int e = 0; e < Epochs; e++) c.Barrier(); }")]
    [InlineData("void Step(Communicator c, bool really) { if (really) c.Barrier(); } void M(Communicator c) { Step(c, c.Size > 1); Step(c, true); }")]
    [InlineData("void A(Communicator c) => c.Barrier(); void B(Communicator c) => c.Barrier(); void M(Communicator c) { if (c.Rank == 0) A(c); else B(c); }")]
    [InlineData("void A(Communicator c) { for (int i = 0; i < 3; i++) c.Barrier(); } void M(Communicator c) { if (c.Rank == 0) A(c); else for (int j = 0; j < 3; j++) c.Barrier(); }")]
    [InlineData("[RankDivergent] void Alone(Communicator c) => c.Barrier(); void M(Communicator c) { if (c.Rank == 0) Alone(c); }")]
    [InlineData("void Log(Communicator c) => Console.WriteLine(c.Rank); void M(Communicator c) { if (c.Rank == 0) Log(c); c.Barrier(); }")]
    [InlineData("void M(Communicator c, int depth) { c.Barrier(); if (depth > 0) M(c, depth - 1); }")]
    [InlineData("class Worker(Communicator comm, int epochs) { public int Epochs { get; } = epochs; public int Rank => comm.Rank; } void M(Communicator c) { var w = new Worker(c, 3); for (int e = 0; e < w.Epochs; e++) c.Barrier(); }")]
    [InlineData("static void Check(bool ok) { if (!ok) throw new InvalidOperationException(); } void M(Communicator c) { Check(c.Rank >= 0); c.Barrier(); }")]
    [InlineData("static int Count(Communicator c, int[] all) { c.AllReduce(all, ReduceOp.Sum); return all[0]; } void M(Communicator c) { int[] mine = [c.Rank]; if (Count(c, mine) > 3) c.Barrier(); }")]
    [InlineData("static void Agree(Communicator c, int[] all) => c.AllReduce(all, ReduceOp.Sum); void M(Communicator c) { int[] mine = [c.Rank]; Agree(c, mine); if (mine[0] > 3) c.Barrier(); }")]
    public Task What_is_the_same_on_all_ranks_is_known_across_members(string members) => Verify.VerifyAsync($"class C {{ {members} }}");
}
