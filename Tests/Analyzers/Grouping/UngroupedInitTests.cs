using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.UngroupedCollectivesAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1001 where one thread makes several ranks of an id.</summary>
public class UngroupedInitTests
{
    [Theory]
    [InlineData("for (int i = 0; i < n; i++) made[i] = [|Communicator.Init(id, i, n)|];")]
    [InlineData("for (int i = 0; i < n; i++) made[i] = [|Communicator.Init(id, rank: (first * n) + i, size: 8, device: i)|];")]
    [InlineData("int next = 0; foreach (int device in devices) kept.Add([|Communicator.Init(id, next++, n, device)|]);")]
    [InlineData("int i = 0; while (i < n) { kept.Add([|Communicator.Init(id, i, n)|]); i++; }")]
    [InlineData("foreach (int i in devices) { using (CollectiveGroup.Open()) made[i] = [|Communicator.Init(id, i, n)|]; }")]
    [InlineData("kept = Enumerable.Range(0, n).Select(i => [|Communicator.Init(id, i, n)|]).ToList();")]
    [InlineData("using var root = BootstrapRoot.Start(); for (int i = 0; i < n; i++) made[i] = [|Communicator.Init(root.Id, i, n)|];")]
    [InlineData("using var a = [|Communicator.Init(id, 0, 2)|]; using var b = Communicator.Init(id, 1, 2);")]
    [InlineData("made[0] = [|Communicator.Init(id, first, n)|]; made[1] = Communicator.Init(id, first + 1, n);")]
    [InlineData("for (int i = 0; i < n; i++) made[i] = [|Make(id, i, n)|];")]
    [InlineData("for (int i = 0; i < n; i++) made[i] = [|Communicator.Join(id, first + i, first + n)|];")]
    [InlineData("Task.Run(() => { for (int i = 0; i < n; i++) made[i] = [|Communicator.Init(id, i, n)|]; });")]
    public Task Ranks_made_one_after_another_are_reported(string statements) => Verify.VerifyAsync(Program(statements));

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) for (int i = 0; i < n; i++) made[i] = Communicator.Init(id, i, n);")]
    [InlineData("CollectiveGroup.Start(); try { for (int i = 0; i < n; i++) made[i] = Communicator.Init(id, i, n); } finally { CollectiveGroup.End(); }")]
    [InlineData("using (CollectiveGroup.Open()) for (int i = 0; i < n; i++) made[i] = Communicator.InitScalable(ids, i, n);")]
    [InlineData("using (CollectiveGroup.Open()) { made[0] = Communicator.Init(id, 0, 2); made[1] = Communicator.Init(id, 1, 2); }")]
    [InlineData("using (CollectiveGroup.Open()) for (int i = 0; i < n; i++) made[i] = Make(id, i, n);")]
    [InlineData("Parallel.For(0, n, i => made[i] = Communicator.Init(id, i, n));")]
    [InlineData("var tasks = Enumerable.Range(0, n).Select(i => Task.Run(() => Communicator.Init(id, i, n))).ToArray();")]
    [InlineData("for (int i = 0; i < n; i++) { int own = i; new Thread(() => made[own] = Communicator.Init(id, own, n)).Start(); }")]
    [InlineData("kept = Enumerable.Range(0, n).AsParallel().Select(i => Communicator.Init(id, i, n)).ToList();")]
    [InlineData("var tasks = Enumerable.Range(0, n).Select(i => Communicator.InitAsync(id, i, n)).ToArray();")]
    [InlineData("for (int i = 0; i < n; i++) made[i] = Communicator.Init(id, i, 1);")]
    [InlineData("for (int i = 0; i < n; i++) made[i] = Communicator.Init(ids[i], i, n);")]
    [InlineData("for (int i = 0; i < n; i++) made[i] = Make(ids[i], i, n);")]
    [InlineData("for (int i = 0; i < n; i++) { var own = UniqueId.Create(); made[i] = Communicator.Init(own, i, n); }")]
    [InlineData("for (int i = 0; i < n; i++) { var own = Ask(); made[i] = Communicator.Init(own, i, n); }")]
    [InlineData("for (int attempt = 0; attempt < n; attempt++) made[attempt] = Communicator.Init(ids[attempt], first, n);")]
    [InlineData("for (int i = 0; i < n; i++) if (i == first) made[i] = Communicator.Init(id, i, n);")]
    [InlineData("made[0] = first == 0 ? Communicator.Init(id, 0, 2) : Communicator.Init(id, 1, 2);")]
    [InlineData("made[0] = Communicator.Init(ids[0], 0, 2); made[1] = Communicator.Init(ids[1], 1, 2);")]
    public Task Groups_threads_and_ids_of_their_own_are_not_reported(string statements) => Verify.VerifyAsync(Program(statements));

    [Fact]
    public Task A_method_that_requires_a_group_has_one() => Verify.VerifyAsync(Program("", """
        [RequiresGroup]
        public static void MakeAll(Communicator[] made, UniqueId id, int n)
        {
            for (int i = 0; i < n; i++)
                made[i] = Communicator.Init(id, i, n);
        }
        """));

    [Fact]
    public Task The_message_speaks_of_ranks() => Verify.VerifyAsync(
        Program("for (int i = 0; i < n; i++) made[i] = {|#0:Communicator.Init(id, i, n)|};"),
        new DiagnosticResult(GroupingRules.UngroupedCollectives).WithLocation(0).WithArguments(
            "One thread calls 'Init' for several ranks in turn without a group around them; the first call waits for the others, and never returns",
            "wrap them in 'using (CollectiveGroup.Open())'").WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));

    private static string Program(string statements, string members = "") => $$"""
        public static class C
        {
            public static void M(UniqueId id, UniqueId[] ids, Communicator[] made, List<Communicator> kept, int[] devices, int first, int n)
            {
                {{statements}}
            }

            private static Communicator Make(UniqueId id, int rank, int size) => Communicator.Init(id, rank, size);

            private static UniqueId Ask() => default;

            {{members}}
        }
        """;
}
