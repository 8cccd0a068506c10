using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>TC2006: only in strict mode.</summary>
public class UnverifiedConditionTests
{
    [Theory]
    [InlineData("static void Main(string[] args) { Communicator c = null!; if (args.Length > 1) {|TC2006:c.Barrier()|}; }")]
    [InlineData("void M(Communicator c) { if (Environment.GetEnvironmentVariable(\"DEBUG\") is not null) {|TC2006:c.Barrier()|}; }")]
    [InlineData("void M(Communicator c) { foreach (var line in System.IO.File.ReadAllLines(\"steps\")) {|TC2006:c.Barrier()|}; }")]
    [InlineData("void M(Communicator c) { int rounds = int.Parse(Console.ReadLine()!); for (int i = 0; i < rounds; i++) {|TC2006:c.Barrier()|}; }")]
    public Task Input_that_decides_is_reported_in_strict_mode(string members) => Verify.VerifyAsync($"class C {{ {members} }}");

    [Theory]
    [InlineData("static void Main(string[] args) { Communicator c = null!; int[] n = [args.Length]; c.Broadcast(n, 0); if (n[0] > 1) c.Barrier(); }")]
    [InlineData("void M(Communicator c) { if (Environment.GetEnvironmentVariable(\"WORLD_SIZE\") is not null) c.Barrier(); }")]
    [InlineData("[Uniform] bool Debug { get; } = Environment.GetEnvironmentVariable(\"DEBUG\") is not null; void M(Communicator c) { if (Debug) c.Barrier(); }")]
    [InlineData("static void Main(string[] args) { Communicator c = null!; if (args.Length > 1) Console.WriteLine(); c.Barrier(); }")]
    public Task Input_that_was_agreed_on_is_not_reported(string members) => Verify.VerifyAsync($"class C {{ {members} }}");

    [Fact]
    public void The_rule_is_off_unless_asked_for() => Assert.False(DivergenceRules.UnverifiedCondition.IsEnabledByDefault);
}
