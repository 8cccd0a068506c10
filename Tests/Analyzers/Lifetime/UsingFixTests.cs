using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<
    TypedCollectives.Analyzers.Lifetime.NotDisposedAnalyzer,
    TypedCollectives.CodeFixes.Lifetime.UsingFix>;

namespace TypedCollectives.Analyzers.Tests.Lifetime;

/// <summary>The fix of TC6001.</summary>
public class UsingFixTests
{
    [Theory]
    [InlineData("        var c = [|Communicator.InitAll()|]; c.Synchronize();", "        using var c = Communicator.InitAll(); c.Synchronize();")]
    [InlineData("        BucketExchange e = [|new(comm)|]; e.Wait();", "        using BucketExchange e = new(comm); e.Wait();")]
    [InlineData(
        "        /* all */ CommunicatorClique c = [|Communicator.InitAll()|];\n        var d = [|Communicator.InitAll(2)|];",
        "        /* all */ using CommunicatorClique c = Communicator.InitAll();\n        using var d = Communicator.InitAll(2);")]
    public Task The_declaration_becomes_a_using(string before, string after) => Verify.VerifyMethodAsync(before, after);

    [Fact]
    public Task Several_files_are_fixed_at_once() => Verify.VerifyFilesAsync(
        ["class A { void M() { var c = [|Communicator.InitAll()|]; } }", "class B { void M() { var c = [|Communicator.InitAll()|]; } }"],
        ["class A { void M() { using var c = Communicator.InitAll(); } }", "class B { void M() { using var c = Communicator.InitAll(); } }"]);

    [Theory]
    [InlineData("[|Communicator.InitAll()|];")]
    [InlineData("CommunicatorClique c; c = [|Communicator.InitAll()|];")]
    [InlineData("var c = [|Communicator.InitAll()|]; if (flag) return; c.Dispose();")]
    [InlineData("var c = [|Communicator.InitAll()|]; if (flag) c = null!;")]
    [InlineData("switch (n) { case 0: var c = [|Communicator.InitAll()|]; break; }")]
    public Task No_fix_is_offered_where_using_does_not_fit(string statements) => Verify.VerifyNoFixAsync(statements);
}
