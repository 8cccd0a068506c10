using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>TC2001 to TC2003 and TC3002 where a value comes through an <c>out</c> or <c>ref</c> parameter.</summary>
public class GivenBackTests
{
    [Theory]
    [InlineData("static extern void Read([RankVarying] out int batches); void M(Communicator c) { Read(out int n); if (n > 3) {|TC2001:c.Barrier()|}; }")]
    [InlineData("static extern void Read([RankVarying] out int batches); void M(Communicator c) { Read(out var n); for (int i = 0; i < n; i++) {|TC2002:c.Barrier()|}; }")]
    [InlineData("static extern void Next([RankVarying] ref int part); void M(Communicator c) { int part = 0; Next(ref part); if (part > 3) {|TC2003:return;|} c.Barrier(); }")]
    [InlineData("static void Read([RankVarying] out bool mine) => mine = true; void M(Communicator c) { Read(out var mine); if (mine) {|TC2001:c.Barrier()|}; }")]
    [InlineData("interface I { bool TryRead([RankVarying] out int n); } void M(Communicator c, I input) { if (!input.TryRead(out var n)) return; c.Broadcast(new int[1], {|TC3002:n|}); }")]
    [InlineData("delegate void Reader([RankVarying] out int n); void M(Communicator c, Reader read) { read(out var n); if (n == 1) {|TC2001:c.Barrier()|}; }")]
    [InlineData("class Part { public extern Part([RankVarying] out int n); } void M(Communicator c) { _ = new Part(out var n); if (n == 1) {|TC2001:c.Barrier()|}; }")]
    [InlineData("class Part { public Part(Communicator c, out int n) { n = c.Rank; } } void M(Communicator c) { _ = new Part(c, out var n); if (n == 1) {|TC2001:c.Barrier()|}; }")]
    [InlineData("[Collective] static extern void Deal(Communicator c, [RankVarying] out int mine); void M(Communicator c) { Deal(c, out var n); if (n == 1) {|TC2001:c.Barrier()|}; }")]
    [InlineData("[return: Uniform] static extern bool TryRead([RankVarying] out int n); void M(Communicator c) { if (TryRead(out var n)) for (int i = 0; i < n; i++) {|TC2002:c.Barrier()|}; }")]
    [InlineData("[return: Uniform] static bool TryRank(Communicator c, out int n) { n = c.Rank; return true; } void M(Communicator c) { if (TryRank(c, out var n) && n == 1) {|TC2001:c.Barrier()|}; }")]
    [InlineData("static extern void Read([RankVarying] out int n); int _n; void Load() => Read(out _n); void M(Communicator c) { if (_n == 1) {|TC2001:c.Barrier()|}; }")]
    [InlineData("static extern void Read<T>([RankVarying] out T n); void M(Communicator c) { Read(out int n); if (n == 1) {|TC2001:c.Barrier()|}; }")]
    public Task What_differs_between_ranks_is_followed(string members) => Verify.VerifyAsync($"class C {{ {members} }}");

    [Theory]
    [InlineData("static extern void Read([RankVarying] out int batches); void M(Communicator c) { Read(out int n); Console.WriteLine(n); c.Barrier(); }")]
    [InlineData("static extern void Read([RankVarying] out int mine, out int all); void M(Communicator c) { Read(out int n, out int all); if (all > 3) c.Barrier(); }")]
    [InlineData("static extern void Read([RankVarying] out int batches); void M(Communicator c) { Read(out int n); n = 3; if (n > 2) c.Barrier(); }")]
    [InlineData("static extern void Read([RankVarying] out int batches); void M(Communicator c) { Read(out int n); int[] most = [n]; c.AllReduce(most, ReduceOp.Max); for (int i = 0; i < most[0]; i++) c.Barrier(); }")]
    [InlineData("static extern void Read([RankVarying] out int batches); void M(Communicator c) { int n = 3; if (n > 2) c.Barrier(); Read(out n); }")]
    [InlineData("static extern void Ask(int seed, [Uniform] out int rounds); void M(Communicator c) { Ask(c.Rank, out int n); for (int i = 0; i < n; i++) c.Barrier(); }")]
    [InlineData("static void Ask(Communicator c, [Uniform] out int rounds) => rounds = c.Rank < c.Size ? 1 + c.Rank * 0 : 2; void M(Communicator c) { Ask(c, out int n); if (n == 1) c.Barrier(); }")]
    [InlineData("static extern void Ask([Uniform] out int rounds); void M(Communicator c) { int n = c.Rank; Ask(out n); if (n == 1) c.Barrier(); }")]
    [InlineData("[return: RankVarying] static extern bool TryAsk(out int n); void M(Communicator c) { TryAsk(out var n); if (n == 1) c.Barrier(); }")]
    [InlineData("[Collective] static extern void Agree(Communicator c, [Uniform] ref int n); void M(Communicator c) { int n = 1; Agree(c, ref n); if (n == 1) c.Barrier(); }")]
    [InlineData("static extern void Read([RankVarying] in int n); void M(Communicator c) { int n = 1; Read(in n); if (n == 1) c.Barrier(); }")]
    public Task What_is_the_same_everywhere_is_silent(string members) => Verify.VerifyAsync($"class C {{ {members} }}");
}
