using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<
    TypedCollectives.Analyzers.Grouping.WaitInGroupAnalyzer,
    TypedCollectives.CodeFixes.Grouping.WaitBehindGroupFix>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>The fix of TC1005.</summary>
public class WaitBehindGroupFixTests
{
    [Fact]
    public Task The_wait_goes_behind_the_scope() => Verify.VerifyMethodAsync(
        """
                using (CollectiveGroup.Open())
                {
                    foreach (var c in clique)
                        c.Barrier(); // all
                    [|clique.Synchronize()|];
                } // end
                n++;
        """,
        """
                using (CollectiveGroup.Open())
                {
                    foreach (var c in clique)
                        c.Barrier(); // all
                } // end
                clique.Synchronize();
                n++;
        """);

    [Fact]
    public Task A_scope_within_a_line_stays_in_it() => Verify.VerifyMethodAsync(
        "        using (CollectiveGroup.Open()) { comm.Barrier(); [|comm.Synchronize()|]; } n++;",
        "        using (CollectiveGroup.Open()) { comm.Barrier(); } comm.Synchronize(); n++;");

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) { [|comm.Synchronize()|]; comm.Barrier(); }")]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) { c.Barrier(); [|c.Synchronize()|]; }")]
    [InlineData("using (CollectiveGroup.Open()) { var c = clique[0]; c.Barrier(); [|c.Synchronize()|]; }")]
    [InlineData("using var g = CollectiveGroup.Open(); comm.Barrier(); [|comm.Synchronize()|];")]
    [InlineData("using (CollectiveGroup.Open()) { using (CollectiveGroup.Open()) { comm.Barrier(); [|comm.Synchronize()|]; } }")]
    [InlineData("using (CollectiveGroup.Open()) { comm.AllReduce(array, ReduceOp.Sum); n = (int)[|array[0]|]; }")]
    [InlineData("if (flag) using (CollectiveGroup.Open()) { comm.Barrier(); [|comm.Synchronize()|]; }")]
    public Task No_fix_is_offered_where_it_would_change_the_meaning(string statements) => Verify.VerifyNoFixAsync(statements);
}
