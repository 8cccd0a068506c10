using TypedCollectives.Analyzers.Divergence;

namespace TypedCollectives.Analyzers.Tests.Divergence;

using Verify = Verifiers.AnalyzerVerifier<DivergenceAnalyzer>;

/// <summary>TC2001 where one method holds everything.</summary>
public class DivergentCollectiveTests
{
    [Theory]
    [InlineData("if (comm.Rank == 0) {|TC2001:comm.AllReduce(view, ReduceOp.Sum)|};")]
    [InlineData("if (comm.Rank == 0) Console.WriteLine(); else {|TC2001:comm.Barrier()|};")]
    [InlineData("if (comm.Rank % 2 == 0) {|TC2001:comm.AllReduce(view, ReduceOp.Sum)|}; else comm.Broadcast(view, 0);")]
    [InlineData("if (comm.Rank == 0) { {|TC2001:comm.AllReduce(view, ReduceOp.Sum)|}; comm.Barrier(); } else { comm.Barrier(); comm.AllReduce(view, ReduceOp.Sum); }")]
    [InlineData("int me = comm.Rank; bool lead = me == 0; if (lead && flag) {|TC2001:comm.Barrier()|};")]
    [InlineData("int me; if (comm.Rank == 0) me = 1; else me = 2; if (me == 1) {|TC2001:comm.Barrier()|};")]
    [InlineData("switch (comm.Rank) { case 0: {|TC2001:comm.Barrier()|}; break; case 1: {|TC2001:comm.Broadcast(view, 0)|}; break; }")]
    [InlineData("if (comm.Rank == 0) { comm.Barrier(); {|TC2001:comm.AllReduce(view, ReduceOp.Sum)|}; } else comm.Barrier();")]
    [InlineData("if (comm.Rank == 0) {|TC2001:comm.AllReduce(array, ReduceOp.Sum)|}; else comm.AllReduce(new double[4], ReduceOp.Sum);")]
    [InlineData("if (comm.Rank is 0) {|TC2001:comm.Barrier()|};")]
    [InlineData("if (DateTime.Now.Second > 30) {|TC2001:comm.Barrier()|};")]
    [InlineData("if (new Random().Next(2) == 0) {|TC2001:comm.Barrier()|};")]
    [InlineData("if (array[0] > 1 && comm.Device.Index == 0) {|TC2001:comm.Barrier()|};")]
    [InlineData("int[] got = new int[1]; comm.Recv(got, 0); if (got[0] > 3) {|TC2001:comm.Barrier()|};")]
    [InlineData("bool ok = true; try { Console.WriteLine(); } catch (Exception) { ok = false; } if (ok) {|TC2001:comm.Barrier()|};")]
    [InlineData("Parallel.For(0, clique.Count, i => { if (i == 0) {|TC2001:clique[i].Barrier()|}; });")]
    [InlineData("for (int i = 0; i < clique.Count; i++) if (i == 0) {|TC2001:clique[i].Barrier()|};")]
    [InlineData("foreach (var c in clique) if (c.Rank == 0) {|TC2001:c.Barrier()|};")]
    [InlineData("void Step() => comm.Barrier(); if (comm.Rank == 0) {|TC2001:Step()|};")]
    [InlineData("Action step = () => comm.Barrier(); if (comm.Rank == 0) {|TC2001:step()|};")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"RANK\") == \"0\") {|TC2001:comm.Barrier()|};")]
    public Task Collectives_that_some_ranks_do_not_run_are_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("if (flag) comm.AllReduce(view, ReduceOp.Sum);")]
    [InlineData("if (comm.Rank < comm.Size) comm.AllReduce(view, ReduceOp.Sum);")]
    [InlineData("if (comm.Rank >= 0) comm.Barrier();")]
    [InlineData("if (comm.Size > 2) comm.Barrier();")]
    [InlineData("if (comm.Rank % 2 == 0) { comm.Barrier(); } else { comm.Barrier(); }")]
    [InlineData("if (comm.Rank % 2 == 0) comm.Barrier(); if (comm.Rank % 2 != 0) comm.Barrier();")]
    [InlineData("if (comm.Rank == 0) comm.Barrier(); if (comm.Rank > 0) comm.Barrier();")]
    [InlineData("if (comm.Rank == 0) comm.Barrier(); if (comm.Rank == 1) comm.Barrier(); if (comm.Rank > 1) comm.Barrier();")]
    [InlineData("int me = comm.Rank; bool even = me % 2 == 0; if (even) comm.Barrier(); if (!even) comm.Barrier();")]
    [InlineData("if (comm.Rank == 0) for (int i = 0; i < n; i++) comm.Barrier(); else for (int j = 0; j < n; j++) comm.Barrier();")]
    [InlineData("if (comm.Rank == 0) { if (flag) comm.Barrier(); } else { if (flag) comm.Barrier(); }")]
    [InlineData("if (comm.Rank == 0) Console.WriteLine(); comm.Barrier();")]
    [InlineData("if (comm.Rank == 0) comm.Send(view, 1); else comm.Recv(view, 0);")]
    [InlineData("int[] stop = [comm.Rank]; comm.Broadcast(stop, 0); if (stop[0] > 3) comm.Barrier();")]
    [InlineData("int[] most = [comm.Rank]; comm.AllReduce(most, ReduceOp.Max); if (most[0] > 3) comm.Barrier();")]
    [InlineData("float[] data = new float[n]; data[0] = comm.Rank; for (int i = 0; i < data.Length; i++) comm.Barrier();")]
    [InlineData("if (new Random(7).Next(2) == 0) comm.Barrier();")]
    [InlineData("for (int i = 0; i < clique.Count; i++) clique[i].Barrier();")]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum);")]
    [InlineData("using (CollectiveGroup.Open()) for (int i = 0; i < clique.Count; i++) clique[i].AllReduce(buffers[i], ReduceOp.Sum);")]
    [InlineData("if (n < 0) throw new ArgumentException(); if (array.Length == 0) return; comm.Barrier();")]
    [InlineData("if (buffers[comm.Rank].Length == 0) throw new ArgumentException(); comm.Barrier();")]
    [InlineData("if (args2(flag)) comm.Barrier(); bool args2(bool x) => x;")]
    [InlineData("try { comm.Barrier(); } catch (Exception e) { Console.WriteLine(e); throw; }")]
    [InlineData("if (comm.Rank == 0) { int x = 0; x++; Console.WriteLine(x); } for (int i = 0; i < n; i++) comm.AllReduce(view, ReduceOp.Sum);")]
    [InlineData("void Step() => comm.Barrier(); if (comm.Rank == 0) Step(); else comm.Barrier();")]
    public Task Collectives_that_all_ranks_run_are_not_reported(string statements) => Verify.VerifyMethodAsync(statements);
}
