using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>Which functions are looked into: the search for them goes by names, which other things may have as well.</summary>
public class NamesTests
{
    [Theory]
    [InlineData("void Step(Communicator c) => c.Barrier(); void M(Communicator c) { if (c.Rank == 0) {|TC2001:Step(c)|}; }")]
    [InlineData("[Mine] void Own(Communicator c) { } void Step(Communicator c) => Own(c); void M(Communicator c) { if (c.Rank == 0) {|TC2001:Step(c)|}; }")]
    [InlineData("[TypedCollectives.CollectiveAttribute] void Own(Communicator c) { } void Step(Communicator c) => Own(c); void M(Communicator c) { if (c.Rank == 0) {|TC2001:Step(c)|}; }")]
    [InlineData("interface I { [Collective] void Go(); } void Step(I i) => i.Go(); void M(Communicator c, I i) { if (c.Rank == 0) {|TC2001:Step(i)|}; }")]
    [InlineData("void Step(Communicator c) => Later(c); void Later(Communicator c) { void Inner() => c.Barrier(); Inner(); } void M(Communicator c) { if (c.Rank == 0) {|TC2001:Step(c)|}; }")]
    [InlineData("int this[int i] => i; void Step(Communicator? c) { if (true) c?.Barrier(); } void M(Communicator c) { if (c.Rank == 0) {|TC2001:Step(c)|}; }")]
    public Task A_helper_that_comes_to_a_collective_is_found_by_whatever_name(string members) =>
        Verify.VerifyAsync($"using Mine = TypedCollectives.CollectiveAttribute; class C {{ {members} }}");

    [Fact]
    public Task A_generated_method_is_found_behind_an_interface() => Verify.VerifyWithGeneratedAsync(
        """
        interface I { void Synchronize(Communicator comm, string file = "", int line = 0); }
        partial class State : I { }
        class C
        {
            void Step(Communicator c, I i) => i.Synchronize(c);
            void M(Communicator c, I i) { if (c.Rank == 0) {|TC2001:Step(c, i)|}; }
        }
        """,
        """
        partial class State
        {
            [global::System.CodeDom.Compiler.GeneratedCode("TypedCollectives.Generators", "0.1.0"), global::TypedCollectives.Collective]
            public void Synchronize(Communicator comm, string file = "", int line = 0) { comm.Barrier(file: file, line: line); }
        }
        """);

    [Theory]
    [InlineData("void Barrier() { } void Step() => Barrier(); void M(Communicator c) { if (c.Rank == 0) Step(); }")]
    [InlineData("class Own { public void Broadcast(int x) { } } void Step(Own o) => o.Broadcast(1); void M(Communicator c, Own o) { if (c.Rank == 0) Step(o); }")]
    [InlineData("string[] Step(string s) => s.Split(','); void M(Communicator c) { if (c.Rank == 0) Step(\"a,b\"); }")]
    [InlineData("[Obsolete] void Old() { } void Step() { } void M(Communicator c) { if (c.Rank == 0) Step(); }")]
    public Task Something_else_of_the_name_is_none(string members) =>
        Verify.VerifyAsync($"using Mine = TypedCollectives.CollectiveAttribute; class C {{ {members} }}");
}
