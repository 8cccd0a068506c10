using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<
    TypedCollectives.Analyzers.Grouping.EndWithoutStartAnalyzer,
    TypedCollectives.CodeFixes.Grouping.SurplusEndFix>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>The fix of TC1003.</summary>
public class SurplusEndFixTests
{
    [Fact]
    public Task The_second_end_goes_with_its_line() => Verify.VerifyMethodAsync(
        """
                CollectiveGroup.Start();
                try
                {
                    comm.Barrier();
                    CollectiveGroup.End();
                }
                finally
                {
                    [|CollectiveGroup.End()|];
                }
        """,
        """
                CollectiveGroup.Start();
                try
                {
                    comm.Barrier();
                    CollectiveGroup.End();
                }
                finally
                {
                }
        """);

    [Fact]
    public Task An_end_within_a_line_goes_alone() => Verify.VerifyMethodAsync(
        "        CollectiveGroup.Start(); comm.Barrier(); CollectiveGroup.End(); [|CollectiveGroup.End()|]; n++;",
        "        CollectiveGroup.Start(); comm.Barrier(); CollectiveGroup.End(); n++;");

    [Fact]
    public Task Several_ends_go_at_once() => Verify.VerifyMethodAsync(
        """
                using (CollectiveGroup.Open())
                {
                    comm.Barrier();
                    [|CollectiveGroup.End()|];
                }
                CollectiveGroup.Start();
                CollectiveGroup.End();
                [|CollectiveGroup.End()|];
        """,
        """
                using (CollectiveGroup.Open())
                {
                    comm.Barrier();
                }
                CollectiveGroup.Start();
                CollectiveGroup.End();
        """);

    [Theory]
    [InlineData("[|CollectiveGroup.End()|];")]
    [InlineData("CollectiveGroup.Start(); CollectiveGroup.End(); if (flag) [|CollectiveGroup.End()|];")]
    public Task No_fix_is_offered_where_it_would_change_the_meaning(string statements) => Verify.VerifyNoFixAsync(statements);
}
