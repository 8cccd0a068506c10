using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.UngroupedCollectivesAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1001 without a loop.</summary>
public class UngroupedSequenceTests
{
    [Theory]
    [InlineData("[|clique[0].AllReduce(view, ReduceOp.Sum)|]; clique[1].AllReduce(view, ReduceOp.Sum);")]
    [InlineData("[|comms[0].Barrier()|]; comms[1].Barrier(); comms[2].Barrier();")]
    [InlineData("[|list[0].Send(view, 1)|]; list[1].Recv(view, 0);")]
    [InlineData("var first = clique[0]; var second = clique[1]; [|first.Barrier()|]; second.Barrier();")]
    [InlineData("var (first, second) = (clique[0], clique[1]); [|first.Barrier()|]; second.Barrier();")]
    [InlineData("var same = clique; [|same[0].Barrier()|]; clique[1].Barrier();")]
    [InlineData("[|_clique[0].Barrier()|]; this._clique[1].Barrier();")]
    [InlineData("[|Clique[0].Barrier()|]; Clique[1].Barrier();")]
    [InlineData("[|clique[n].Barrier()|]; clique[n + 1].Barrier();")]
    [InlineData("[|clique[^1].Barrier()|]; clique[^2].Barrier();")]
    [InlineData("[|clique[0].Barrier()|]; Console.WriteLine(n); clique[1].Barrier();")]
    [InlineData("[|clique[0].Barrier()|]; clique[0].Synchronize(); clique[1].Barrier();")]
    [InlineData("[|clique[0].Barrier()|]; if (flag) clique[1].Barrier();")]
    [InlineData("if (flag) { [|clique[0].Barrier()|]; } clique[1].Barrier();")]
    [InlineData("if (flag) { [|clique[0].Barrier()|]; clique[1].Barrier(); } else { clique[2].Barrier(); }")]
    [InlineData("while (flag) { [|clique[0].Barrier()|]; clique[1].Barrier(); }")]
    [InlineData("while (flag) { clique[0].Barrier(); break; }")]
    [InlineData("[|clique[0].Barrier()|]; clique[1].Barrier(); clique.Synchronize(); [|clique[0].Barrier()|]; clique[1].Barrier();")]
    [InlineData("using (CollectiveGroup.Open()) [|clique[0].Barrier()|]; using (CollectiveGroup.Open()) clique[1].Barrier();")]
    [InlineData("[|clique[0].Barrier()|]; try { n++; } finally { clique[1].Barrier(); }")]
    public Task Different_elements_are_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("if (flag) clique[0].Barrier(); else clique[1].Barrier();")]
    [InlineData("if (flag) { clique[0].Barrier(); } else if (n > 1) { clique[1].Barrier(); } else { clique[2].Barrier(); }")]
    [InlineData("switch (n) { case 0: clique[0].Barrier(); break; case 1: clique[1].Barrier(); break; }")]
    [InlineData("if (flag) { clique[0].Barrier(); return; } clique[1].Barrier();")]
    [InlineData("if (flag) { clique[0].Barrier(); throw new Exception(); } clique[1].Barrier();")]
    [InlineData("while (true) { if (flag) { clique[0].Barrier(); continue; } clique[1].Barrier(); }")]
    [InlineData("for (int step = 0; step < n; step++) { if (flag) clique[0].Barrier(); else clique[1].Barrier(); }")]
    [InlineData("if (n == 0) clique[0].Barrier(); if (n == 1) clique[1].Barrier();")]
    [InlineData("try { clique[0].Barrier(); } catch { clique[1].Barrier(); }")]
    public Task One_that_runs_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("clique[0].AllReduce(view, ReduceOp.Sum); clique[0].Broadcast(view, 0);")]
    [InlineData("clique[0].Barrier(); comms[1].Barrier();")]
    [InlineData("comm.Barrier(); clique[0].Barrier();")]
    [InlineData("clique[n].Barrier(); clique[array.Length].Barrier();")]
    [InlineData("var a = clique[0]; var b = clique[0]; a.Barrier(); b.Barrier();")]
    [InlineData("int i = 0; clique[i++].Barrier(); clique[i].Barrier();")]
    [InlineData("var c = clique[0]; c.Barrier(); c = clique[1]; c.Barrier();")]
    [InlineData("clique[0].Synchronize(); clique[1].Synchronize();")]
    [InlineData("Action a = () => clique[0].Barrier(); Action b = () => clique[1].Barrier();")]
    public Task The_same_or_an_unrelated_communicator_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);
}
