using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.GroupDiscardedAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1007.</summary>
public class GroupDiscardedTests
{
    [Theory]
    [InlineData("[|CollectiveGroup.Open()|]; foreach (var c in clique) c.Barrier();")]
    [InlineData("_ = [|CollectiveGroup.Open()|]; comm.Barrier();")]
    [InlineData("var group = [|CollectiveGroup.Open()|]; comm.Barrier();")]
    [InlineData("CollectiveGroup group; group = [|CollectiveGroup.Open()|]; comm.Barrier();")]
    [InlineData("Action step = () => { [|CollectiveGroup.Open()|]; comm.Barrier(); };")]
    [InlineData("if (flag) [|CollectiveGroup.Open()|]; comm.Barrier();")]
    public Task A_scope_that_is_never_disposed_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task An_expression_body_is_reported() =>
        Verify.VerifyAsync("public static class Groups { public static void Begin() => [|CollectiveGroup.Open()|]; }");

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) comm.Barrier();")]
    [InlineData("using var group = CollectiveGroup.Open(); comm.Barrier();")]
    [InlineData("using CollectiveGroup group = CollectiveGroup.Open(); comm.Barrier();")]
    [InlineData("var group = CollectiveGroup.Open(); using (group) comm.Barrier();")]
    [InlineData("var group = CollectiveGroup.Open(); try { comm.Barrier(); } finally { group.Dispose(); }")]
    [InlineData("CollectiveGroup.Open().Dispose();")]
    [InlineData("var group = CollectiveGroup.Open(); End(group); static void End(CollectiveGroup group) => group.Dispose();")]
    [InlineData("CollectiveGroup.Start(); CollectiveGroup.End();")]
    public Task A_scope_that_someone_ends_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task A_scope_that_is_returned_is_not_reported() => Verify.VerifyAsync("""
        public static class Groups
        {
            public static CollectiveGroup Begin() => CollectiveGroup.Open();
            public static CollectiveGroup BeginLoudly() { var group = CollectiveGroup.Open(); Console.WriteLine(); return group; }
        }
        """);
}
