using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<
    TypedCollectives.Analyzers.Grouping.GroupNotEndedAnalyzer,
    TypedCollectives.CodeFixes.Grouping.GroupScopeFix>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>The fix of TC1002.</summary>
public class GroupScopeFixTests
{
    [Fact]
    public Task Start_and_End_become_a_scope() => Verify.VerifyMethodAsync(
        """
                // one step
                [|CollectiveGroup.Start()|];
                foreach (var c in clique)
                    c.Barrier(); // all

                if (flag)
                    return;
                CollectiveGroup.End(); // done
                clique.Synchronize();
        """,
        """
                // one step
                using (CollectiveGroup.Open())
                {
                    foreach (var c in clique)
                        c.Barrier(); // all

                    if (flag)
                        return;
                } // done
                clique.Synchronize();
        """);

    [Fact]
    public Task A_pair_within_a_line_stays_in_it() => Verify.VerifyMethodAsync(
        "        [|CollectiveGroup.Start()|]; comm.Barrier(); CollectiveGroup.End();",
        "        using (CollectiveGroup.Open()) { comm.Barrier(); }");

    [Fact]
    public Task Nested_pairs_become_nested_scopes() => Verify.VerifyMethodAsync(
        """
                [|CollectiveGroup.Start()|];
                comm.Barrier();
                [|CollectiveGroup.Start()|];
                comm.Barrier();
                CollectiveGroup.End();
                CollectiveGroup.End();
        """,
        """
                using (CollectiveGroup.Open())
                {
                    comm.Barrier();
                    using (CollectiveGroup.Open())
                    {
                        comm.Barrier();
                    }
                }
        """);

    [Fact]
    public Task Several_files_are_fixed_at_once() => Verify.VerifyFilesAsync(
        [
            "class A { void M(Communicator comm) { [|CollectiveGroup.Start()|]; comm.Barrier(); CollectiveGroup.End(); } }",
            "class B { void M(Communicator comm) { [|CollectiveGroup.Start()|]; comm.Barrier(); CollectiveGroup.End(); } }",
        ],
        [
            "class A { void M(Communicator comm) { using (CollectiveGroup.Open()) { comm.Barrier(); } } }",
            "class B { void M(Communicator comm) { using (CollectiveGroup.Open()) { comm.Barrier(); } } }",
        ]);

    [Theory]
    [InlineData("[|CollectiveGroup.Start()|]; comm.Barrier();")]
    [InlineData("[|CollectiveGroup.Start()|]; comm.Barrier(); if (flag) CollectiveGroup.End();")]
    [InlineData("[|CollectiveGroup.Start()|]; comm.Barrier(); if (flag) { CollectiveGroup.End(); return; } CollectiveGroup.End();")]
    [InlineData("[|CollectiveGroup.Start()|]; int m = comm.Rank; comm.Barrier(); CollectiveGroup.End(); Console.WriteLine(m);")]
    [InlineData("[|CollectiveGroup.Start()|]; using var x = new CancellationTokenSource(); comm.Barrier(); CollectiveGroup.End();")]
    [InlineData("Func<Task> f = async () => { [|CollectiveGroup.Start()|]; await Task.Yield(); CollectiveGroup.End(); };")]
    public Task No_fix_is_offered_where_it_would_change_the_meaning(string statements) => Verify.VerifyNoFixAsync(statements);
}
