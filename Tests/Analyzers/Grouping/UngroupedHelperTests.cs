using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.UngroupedCollectivesAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1001 through helpers that carry no attribute, and with <c>[RequiresGroup]</c>.</summary>
public class UngroupedHelperTests
{
    [Theory]
    [InlineData("foreach (var c in clique) [|Sum(c, view)|];")]
    [InlineData("for (int i = 0; i < n; i++) [|Sum(clique[i], buffers[i])|];")]
    [InlineData("for (int i = 0; i < n; i++) [|SumOf(clique, i, view)|];")]
    [InlineData("for (int i = 0; i < n; i++) [|SumOwn(i)|];")]
    [InlineData("foreach (var c in clique) [|Twice(c, view)|];")]
    [InlineData("foreach (var c in clique) [|Alone(c, view)|];")]
    [InlineData("[|Sum(clique[0], view)|]; Sum(clique[1], view);")]
    [InlineData("[|Sum(clique[0], view)|]; clique[1].AllReduce(view, ReduceOp.Sum);")]
    [InlineData("foreach (var c in clique) _ = [|BeforeAwait(c)|];")]
    [InlineData("async Task All() { foreach (var c in clique) await [|AfterAwait(c)|]; }")]
    [InlineData("Action<Communicator> step = c => c.Barrier(); foreach (var c in clique) [|step(c)|];")]
    [InlineData("Action<int> step = i => clique[i].Barrier(); for (int i = 0; i < n; i++) [|step(i)|];")]
    [InlineData("Action<Communicator> step = c => c.Barrier(); foreach (var c in clique) [|step.Invoke(c)|];")]
    [InlineData("void Step(Communicator c) => c.Barrier(); foreach (var c in clique) [|Step(c)|];")]
    [InlineData("void Step(int i) { var c = clique[i]; c.Barrier(); } for (int i = 0; i < n; i++) [|Step(i)|];")]
    public Task A_helper_called_for_each_communicator_is_reported(string statements) => Verify.VerifyAsync(Program(statements));

    [Theory]
    [InlineData("foreach (var c in clique) Other(c);")]
    [InlineData("Whole(clique, view); Whole(clique, view);")]
    [InlineData("for (int i = 0; i < n; i++) Whole(clique, buffers[i]);")]
    [InlineData("for (int i = 0; i < n; i++) Sum(comm, buffers[i]);")]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) Sum(c, view);")]
    [InlineData("foreach (var c in clique) Dispatched(c);")]
    [InlineData("Task.WaitAll(clique.Select(c => AfterAwait(c)).ToArray());")]
    [InlineData("foreach (var c in clique) FirstOnly(c, view);")]
    [InlineData("foreach (var c in clique) _ = Lazy(c).Count();")]
    [InlineData("Begin(); foreach (var c in clique) Sum(c, view); Finish();")]
    [InlineData("InGroup(() => { foreach (var c in clique) Sum(c, view); });")]
    [InlineData("Action<Communicator> step = c => c.Barrier(); Parallel.ForEach(clique, step);")]
    [InlineData("Action<Communicator> step = c => Task.Run(() => c.Barrier()); foreach (var c in clique) step(c);")]
    [InlineData("Action<Communicator> step = c => Console.WriteLine(c.Rank); foreach (var c in clique) step(c);")]
    public Task A_helper_that_issues_nothing_here_is_not_reported(string statements) => Verify.VerifyAsync(Program(statements));

    [Fact]
    public Task A_private_helper_whose_callers_hold_a_group_is_not_reported() => Verify.VerifyAsync("""
        public class Trainer(CommunicatorClique clique)
        {
            public void Step() { using (CollectiveGroup.Open()) { Sum(); Outer(); } }
            public void Other() { CollectiveGroup.Start(); try { Sum(); } finally { CollectiveGroup.End(); } }
            private void Outer() => Inner();
            private void Inner() { foreach (var c in clique) c.Barrier(); }
            private void Sum() { foreach (var c in clique) c.Barrier(); }
        }
        """);

    [Fact]
    public Task A_helper_that_one_caller_calls_without_a_group_is_reported() => Verify.VerifyAsync("""
        public class Trainer(CommunicatorClique clique)
        {
            public void Step() { using (CollectiveGroup.Open()) Sum(); }
            public void Other() => Sum();
            private void Sum() { foreach (var c in clique) [|c.Barrier()|]; }
            private void Unused() { foreach (var c in clique) [|c.Barrier()|]; }
            private void Handed() { foreach (var c in clique) [|c.Barrier()|]; }
            public Action Hand() { using (CollectiveGroup.Open()) Handed(); return Handed; }
            public void Visible() { foreach (var c in clique) [|c.Barrier()|]; }
            public void CallsVisible() { using (CollectiveGroup.Open()) Visible(); }
        }
        """);

    [Theory]
    [InlineData("[|Part(comm, view)|];")]
    [InlineData("foreach (var c in clique) [|Part(c, view)|];")]
    [InlineData("[|Part(comm, view)|]; Part(comm, view);")]
    [InlineData("if (flag) [|Part(comm, view)|]; using (CollectiveGroup.Open()) Part(comm, view);")]
    [InlineData("Parallel.For(0, n, i => [|Part(clique[i], view)|]);")]
    public Task A_call_that_requires_a_group_is_reported(string statements) => Verify.VerifyAsync(Program(statements));

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) { Part(comm, view); Part(comm, view); }")]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) Part(c, view);")]
    [InlineData("CollectiveGroup.Start(); try { Part(comm, view); } finally { CollectiveGroup.End(); }")]
    [InlineData("InGroup(() => Part(comm, view));")]
    [InlineData("Parallel.For(0, n, i => { using (CollectiveGroup.Open()) Part(clique[i], view); });")]
    public Task A_call_that_requires_a_group_and_has_one_is_not_reported(string statements) => Verify.VerifyAsync(Program(statements));

    [Fact]
    public Task The_body_of_what_requires_a_group_is_not_reported() => Verify.VerifyAsync("""
        public static class Halves
        {
            [RequiresGroup, Collective] public static void All(CommunicatorClique clique) { foreach (var c in clique) c.Barrier(); }
            [RequiresGroup] public static void More(CommunicatorClique clique) { All(clique); All(clique); }
        }
        """);

    [Fact]
    public Task The_message_names_the_helper_and_what_it_comes_to() => Verify.VerifyAsync(
        Program("foreach (var c in clique) {|#0:Sum(c, view)|};"),
        new DiagnosticResult(GroupingRules.UngroupedCollectives).WithLocation(0)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithArguments(
                "One thread calls 'Sum', which comes to 'AllReduce', on several communicators in turn without a group around them; "
                    + "the first call may wait for ever for the others",
                "wrap them in 'using (CollectiveGroup.Open())'"));

    [Fact]
    public Task The_message_says_that_a_group_is_required() => Verify.VerifyAsync(
        Program("{|#0:Part(comm, view)|};"),
        new DiagnosticResult(GroupingRules.UngroupedCollectives).WithLocation(0)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithArguments(
                "'Part' is marked [RequiresGroup], and no group is open around its call", "wrap the call in 'using (CollectiveGroup.Open())'"));

    private static string Program(string statements) => $$"""
        public class C(CommunicatorClique all)
        {
            public void M(CommunicatorClique clique, Communicator comm, ArrayView<float> view, ArrayView<float>[] buffers, int n, bool flag)
            {
           {{statements}}
            }

            private static void Sum(Communicator c, ArrayView<float> view) => c.AllReduce(view, ReduceOp.Sum);
            private static void SumOf(IReadOnlyList<Communicator> comms, int rank, ArrayView<float> view) => comms[rank].AllReduce(view, ReduceOp.Sum);
            private void SumOwn(int rank) => all[rank].Barrier();
            private static void Twice(Communicator c, ArrayView<float> view) { Other(c); Sum(c, view); }
            private static void Alone(Communicator c, ArrayView<float> view) { using (CollectiveGroup.Open()) c.AllReduce(view, ReduceOp.Sum); }
            private static async Task BeforeAwait(Communicator c) { c.Barrier(); await Task.Yield(); }
            private static async Task AfterAwait(Communicator c) { await Task.Yield(); c.Barrier(); }
            private static void Other(Communicator c) => Console.WriteLine(c.Rank);
            private static void Whole(CommunicatorClique clique, ArrayView<float> view)
            {
                using (CollectiveGroup.Open()) foreach (var c in clique) c.AllReduce(view, ReduceOp.Sum);
            }
            private static Task Dispatched(Communicator c) => Task.Run(() => c.Barrier());
            private static void FirstOnly(Communicator c, ArrayView<float> view) { if (c.Rank == 0) c.Send(view, 1); }
            private static IEnumerable<int> Lazy(Communicator c) { c.Barrier(); yield return c.Rank; }
            private static void Begin() => CollectiveGroup.Start();
            private static void Finish() => CollectiveGroup.End();
            private static void InGroup(Action action) { using (CollectiveGroup.Open()) action(); }
            [RequiresGroup, Collective] private static void Part(Communicator c, ArrayView<float> view) => c.Send(view, 1 - c.Rank);
        }
        """;
}
