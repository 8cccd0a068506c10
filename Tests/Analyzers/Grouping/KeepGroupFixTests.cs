using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<
    TypedCollectives.Analyzers.Grouping.GroupDiscardedAnalyzer,
    TypedCollectives.CodeFixes.Grouping.KeepGroupFix>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>The fix of TC1007.</summary>
public class KeepGroupFixTests
{
    [Fact]
    public Task The_scope_holds_the_calls_that_follow() => Verify.VerifyMethodAsync(
        """
                // one step
                [|CollectiveGroup.Open()|];
                foreach (var c in clique)
                    c.AllReduce(buffers[c.Rank], ReduceOp.Sum);
                clique.Synchronize();
        """,
        """
                // one step
                using (CollectiveGroup.Open())
                    foreach (var c in clique)
                        c.AllReduce(buffers[c.Rank], ReduceOp.Sum);
                clique.Synchronize();
        """);

    [Fact]
    public Task A_local_that_keeps_the_scope_goes() => Verify.VerifyMethodAsync(
        """
                var group = [|CollectiveGroup.Open()|];
                clique[0].Barrier();
                clique[1].Barrier();

                n++;
        """,
        """
                using (CollectiveGroup.Open())
                {
                    clique[0].Barrier();
                    clique[1].Barrier();
                }

                n++;
        """);

    [Fact]
    public Task Several_groups_are_kept_at_once() => Verify.VerifyMethodAsync(
        """
                _ = [|CollectiveGroup.Open()|]; comm.Barrier();
                if (flag)
                {
                    [|CollectiveGroup.Open()|];
                    comm.Barrier();
                }
        """,
        """
                using (CollectiveGroup.Open()) comm.Barrier();
                if (flag)
                {
                    using (CollectiveGroup.Open())
                        comm.Barrier();
                }
        """);

    [Theory]
    [InlineData("[|CollectiveGroup.Open()|];")]
    [InlineData("[|CollectiveGroup.Open()|]; n++;")]
    [InlineData("if (flag) [|CollectiveGroup.Open()|]; comm.Barrier();")]
    [InlineData("[|CollectiveGroup.Open()|]; int rank = comm.Rank; comm.Barrier(); Console.WriteLine(rank);")]
    [InlineData("[|CollectiveGroup.Open()|]; /* all ranks */ comm.Barrier();")]
    public Task No_fix_is_offered_where_it_would_change_the_meaning(string statements) => Verify.VerifyNoFixAsync(statements);
}
