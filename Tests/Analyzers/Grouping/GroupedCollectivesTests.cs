using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.UngroupedCollectivesAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1001 where a group is open, or is not where it looks so.</summary>
public class GroupedCollectivesTests
{
    [Theory]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) c.Barrier();")]
    [InlineData("using (CollectiveGroup.Open()) { foreach (var c in clique) { c.Barrier(); } }")]
    [InlineData("using (var g = CollectiveGroup.Open()) { for (int i = 0; i < n; i++) clique[i].Barrier(); }")]
    [InlineData("using var g = CollectiveGroup.Open(); foreach (var c in clique) c.Barrier();")]
    [InlineData("using CollectiveGroup g = CollectiveGroup.Open(); if (flag) { while (n-- > 0) clique[n].Barrier(); }")]
    [InlineData("CollectiveGroup.Start(); foreach (var c in clique) c.Barrier(); CollectiveGroup.End();")]
    [InlineData("CollectiveGroup.Start(); try { foreach (var c in clique) c.Barrier(); } finally { CollectiveGroup.End(); }")]
    [InlineData("try { CollectiveGroup.Start(); foreach (var c in clique) c.Barrier(); } finally { CollectiveGroup.End(); }")]
    [InlineData("if (n > 1) CollectiveGroup.Start(); foreach (var c in clique) c.Barrier(); if (n > 1) CollectiveGroup.End();")]
    [InlineData("CollectiveGroup.Start(); if (flag) { CollectiveGroup.End(); return; } foreach (var c in clique) c.Barrier(); CollectiveGroup.End();")]
    [InlineData("var g = CollectiveGroup.Open(); try { foreach (var c in clique) c.Barrier(); } finally { g.Dispose(); }")]
    [InlineData("using (CollectiveGroup.Open()) { using (CollectiveGroup.Open()) { foreach (var c in clique) c.Barrier(); } foreach (var c in clique) c.Barrier(); }")]
    [InlineData("CollectiveGroup.Start(); CollectiveGroup.Start(); CollectiveGroup.End(); foreach (var c in clique) c.Barrier(); CollectiveGroup.End();")]
    [InlineData("using (CollectiveGroup.Open()) for (int step = 0; step < n; step++) foreach (var c in clique) c.Barrier();")]
    [InlineData("for (int step = 0; step < n; step++) using (CollectiveGroup.Open()) foreach (var c in clique) c.Barrier();")]
    [InlineData("switch (n) { case 0: CollectiveGroup.Start(); foreach (var c in clique) c.Barrier(); CollectiveGroup.End(); break; }")]
    [InlineData("using (CollectiveGroup.Open()) { clique[0].Barrier(); clique[1].Barrier(); }")]
    [InlineData("CollectiveGroup.Start(); clique[0].Barrier(); clique[1].Barrier(); CollectiveGroup.End();")]
    [InlineData("using (CollectiveGroup.Open()) { clique[0].Barrier(); clique[1].Barrier(); } using (CollectiveGroup.Open()) { clique[0].Barrier(); clique[1].Barrier(); }")]
    [InlineData("using (CollectiveGroup.Open()) { clique[0].Barrier(); for (int i = 1; i < n; i++) clique[i].Barrier(); } using (CollectiveGroup.Open()) { clique[1].Barrier(); for (int i = 2; i < n; i++) clique[i].Barrier(); }")]
    public Task An_open_group_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) { } foreach (var c in clique) [|c.Barrier()|];")]
    [InlineData("CollectiveGroup.Start(); CollectiveGroup.End(); foreach (var c in clique) [|c.Barrier()|];")]
    [InlineData("foreach (var c in clique) [|c.Barrier()|]; using var g = CollectiveGroup.Open();")]
    [InlineData("if (flag) { using var g = CollectiveGroup.Open(); } foreach (var c in clique) [|c.Barrier()|];")]
    [InlineData("using (clique) foreach (var c in clique) [|c.Barrier()|];")]
    public Task A_group_that_is_closed_or_not_yet_open_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("foreach (var c in clique) using (CollectiveGroup.Open()) [|c.Barrier()|];")]
    [InlineData("foreach (var c in clique) { CollectiveGroup.Start(); [|c.Barrier()|]; CollectiveGroup.End(); }")]
    [InlineData("for (int i = 0; i < n; i++) { using var g = CollectiveGroup.Open(); [|clique[i].Barrier()|]; }")]
    [InlineData("list.ForEach(c => { using var g = CollectiveGroup.Open(); [|c.Barrier()|]; });")]
    public Task A_group_for_each_communicator_is_reported(string statements) => Verify.VerifyMethodAsync(statements);
}
