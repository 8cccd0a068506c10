using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.UngroupedCollectivesAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1001 in lambdas and local functions.</summary>
public class UngroupedLambdaTests
{
    [Theory]
    [InlineData("list.ForEach(c => [|c.AllReduce(view, ReduceOp.Sum)|]);")]
    [InlineData("list.ForEach(c => { [|c.AllReduce(view, ReduceOp.Sum)|]; });")]
    [InlineData("Array.ForEach(comms, c => [|c.Barrier()|]);")]
    [InlineData("Enumerable.Range(0, n).ToList().ForEach(i => [|clique[i].Barrier()|]);")]
    [InlineData("_ = clique.Select(c => { [|c.Barrier()|]; return c.Rank; }).ToList();")]
    [InlineData("list.ForEach(delegate(Communicator c) { [|c.Barrier()|]; });")]
    [InlineData("foreach (var c in clique) Enumerable.Range(0, n).ToList().ForEach(i => [|c.AllReduce(buffers[i], ReduceOp.Sum)|]);")]
    [InlineData("Action step = () => { foreach (var c in clique) [|c.Barrier()|]; }; step();")]
    [InlineData("void Step() { foreach (var c in clique) [|c.Barrier()|]; } Step();")]
    [InlineData("void Step() { [|clique[0].Barrier()|]; clique[1].Barrier(); } Step();")]
    public Task A_lambda_called_for_each_element_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("Parallel.For(0, n, i => clique[i].AllReduce(buffers[i], ReduceOp.Sum));")]
    [InlineData("Parallel.For(0, n, i => { var c = clique[i]; c.AllReduce(buffers[i], ReduceOp.Sum); });")]
    [InlineData("Parallel.ForEach(clique, c => c.Barrier());")]
    [InlineData("clique.AsParallel().ForAll(c => c.Barrier());")]
    [InlineData("foreach (var c in clique) Task.Run(() => c.Barrier());")]
    [InlineData("foreach (var c in clique) new Thread(() => c.Barrier()).Start();")]
    [InlineData("var threads = new Thread[n]; for (int i = 0; i < n; i++) { int rank = i; threads[i] = new Thread(() => clique[rank].Barrier()); }")]
    [InlineData("Task.WaitAll(clique.Select(c => Task.Run(() => c.Barrier())).ToArray());")]
    [InlineData("Parallel.Invoke(() => clique[0].Barrier(), () => clique[1].Barrier());")]
    [InlineData("Task.WaitAll(Task.Run(() => clique[0].Barrier()), Task.Run(() => clique[1].Barrier()));")]
    [InlineData("list.ForEach(c => c.Synchronize());")]
    public Task A_thread_for_each_communicator_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("Action step = () => { using (CollectiveGroup.Open()) foreach (var c in clique) c.Barrier(); };")]
    [InlineData("Action step = () => { using var g = CollectiveGroup.Open(); list.ForEach(c => c.Barrier()); };")]
    [InlineData("void Step() { using var g = CollectiveGroup.Open(); foreach (var c in clique) c.Barrier(); } Step();")]
    [InlineData("void Step() { foreach (var c in clique) c.Barrier(); } using (CollectiveGroup.Open()) Step();")]
    [InlineData("void Step() { foreach (var c in clique) c.Barrier(); } void Outer() => Step(); using (CollectiveGroup.Open()) { Outer(); }")]
    [InlineData("Action step = () => { foreach (var c in clique) c.Barrier(); }; using (CollectiveGroup.Open()) step();")]
    [InlineData("using (CollectiveGroup.Open()) list.ForEach(c => c.Barrier());")]
    [InlineData("CollectiveGroup.Start(); list.ForEach(c => c.Barrier()); CollectiveGroup.End();")]
    public Task A_group_within_or_around_the_function_counts(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("static void Each(CommunicatorClique all, Action<Communicator> call) { foreach (var c in all) call(c); } Each(clique, c => [|c.Barrier()|]);")]
    [InlineData("static void Each(CommunicatorClique all, Action<Communicator> call) { for (int i = 0; i < all.Count; i++) { call(all[i]); } } Each(clique, c => { [|c.AllReduce(array, ReduceOp.Sum)|]; });")]
    [InlineData("static int Each(Communicator[] all, Func<Communicator, int> call) { int sum = 0; foreach (var c in all) sum += call(c); return sum; } Each(comms, c => { [|c.Barrier()|]; return 1; });")]
    [InlineData("static void Each(CommunicatorClique all, Action<Communicator> call) { foreach (var c in all) { using (CollectiveGroup.Open()) call(c); } } Each(clique, c => [|c.Barrier()|]);")]
    [InlineData("Helper.Each(clique, c => [|c.AllReduce(array, ReduceOp.Sum)|]); } class Helper { internal static void Each(CommunicatorClique all, Action<Communicator> call) { { foreach (Communicator c in all) call(c); } all.Synchronize(); } } void N() {")]
    public Task A_lambda_that_a_helper_calls_for_each_communicator_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("static void Each(CommunicatorClique all, Action<Communicator> call) { using (CollectiveGroup.Open()) foreach (var c in all) call(c); } Each(clique, c => c.Barrier());")]
    [InlineData("static void Each(CommunicatorClique all, Action<Communicator> call) { foreach (var c in all) call(c); } using (CollectiveGroup.Open()) Each(clique, c => c.Barrier());")]
    [InlineData("static void Each(CommunicatorClique all, Action<Communicator> call) { foreach (var c in all) call(c); } Each(clique, c => Console.WriteLine(c.Rank));")]
    [InlineData("static void Each(CommunicatorClique all, Action<Communicator> call) => Task.WaitAll(all.Select(c => Task.Run(() => call(c))).ToArray()); Each(clique, c => c.Barrier());")]
    [InlineData("static void First(CommunicatorClique all, Action<Communicator> call) { foreach (var c in all) Console.WriteLine(c.Rank); call(all[0]); } First(clique, c => c.Barrier());")]
    public Task A_lambda_that_a_helper_groups_or_calls_elsewhere_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);
}
