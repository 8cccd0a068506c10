using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.UngroupedCollectivesAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1001 with helpers, generated wrappers and generic code.</summary>
public class CollectiveMethodTests
{
    [Fact]
    public Task A_marked_helper_is_a_collective() => Verify.VerifyAsync("""
        public static class Helpers
        {
            [Collective] public static void Sum(Communicator comm, ArrayView<float> view) => comm.AllReduce(view, ReduceOp.Sum);
            [Collective] public static void Sum2(this Communicator comm, ArrayView<float> view) => comm.AllReduce(view, ReduceOp.Sum);
            extension(Communicator comm)
            {
                [Collective] public void Sum3(ArrayView<float> view) => comm.AllReduce(view, ReduceOp.Sum);
            }
            public static void Log(Communicator comm) { }

            public static void M(CommunicatorClique clique, ArrayView<float> view)
            {
                foreach (var c in clique) [|Sum(c, view)|];
                foreach (var c in clique) [|c.Sum2(view)|];
                foreach (var c in clique) [|c.Sum3(view)|];
                foreach (var c in clique) Log(c);
                [|Sum(clique[0], view)|];
                clique[1].Sum2(view);
            }
        }
        """);

    [Fact]
    public Task A_step_is_a_collective_before_it_is_generated() => Verify.VerifyAsync("""
        public static partial class Steps
        {
            [CollectiveStep] static partial void Exchange(Communicator comm, [AllReduce] float[] x);

            public static void M(CommunicatorClique clique, float[] x)
            {
                foreach (var c in clique) [|Exchange(c, x)|];
            }
        }
        """);

    [Fact]
    public Task Generated_wrappers_are_collectives_for_a_communicator_and_groups_for_a_clique() => Verify.VerifyWithGeneratedAsync(
        """
        [CollectiveState] public partial class Replica
        {
            [AllReduce] public float[] Gradients { get; } = [];
        }

        public static class Program
        {
            public static void M(CommunicatorClique clique, Replica[] replicas)
            {
                clique.AllReduceGradients(replicas);
                for (int step = 0; step < 10; step++) clique.AllReduceGradients(replicas);
                foreach (var c in clique) [|replicas[c.Rank].AllReduceGradients(c)|];
                [|replicas[0].AllReduceGradients(clique[0])|];
                replicas[1].AllReduceGradients(clique[1]);
            }
        }
        """,
        """
        public partial class Replica
        {
            [Collective] public void AllReduceGradients(Communicator comm) => comm.AllReduce(Gradients, ReduceOp.Sum);
        }

        public static class ReplicaCollectives
        {
            [Collective] public static void AllReduceGradients(this CommunicatorClique clique, IReadOnlyList<Replica> replicas)
            {
                foreach (var c in clique) replicas[c.Rank].AllReduceGradients(c);
            }
        }
        """);

    [Fact]
    public Task Generic_code_is_seen() => Verify.VerifyAsync("""
        public class Trainer<T> where T : unmanaged
        {
            private readonly IReadOnlyList<Communicator> _comms = [];
            public List<ArrayView<T>> Buffers { get; } = [];

            public void Step<TReduction>() where TReduction : struct, IReduction<T>
            {
                foreach (var c in _comms) [|c.AllReduce<T, TReduction>(Buffers[c.Rank])|];
                for (int i = 0; i < _comms.Count; i++) [|_comms[i].Broadcast(Buffers[i], 0)|];
            }
        }
        """);

    [Fact]
    public Task Members_of_every_kind_are_seen() => Verify.VerifyAsync("""
        public class C
        {
            private static readonly Communicator[] Comms = [];
            public C() { foreach (var c in Comms) [|c.Barrier()|]; }
            public int P { get { foreach (var c in Comms) [|c.Barrier()|]; return 0; } }
            public static void Expression() => Array.ForEach(Comms, c => [|c.Barrier()|]);
            private readonly Action _action = () => { foreach (var c in Comms) [|c.Barrier()|]; };
            public async Task Async() { await Task.Yield(); foreach (var c in Comms) [|c.Barrier()|]; }
            public IEnumerable<int> Iterator() { foreach (var c in Comms) { [|c.Barrier()|]; yield return c.Rank; } }
        }
        """);

    [Fact]
    public Task Several_communicators_of_one_rank_are_not_reported() => Verify.VerifyAsync("""
        public class Hybrid(Communicator data, Communicator tensor, CommunicatorClique[] cliques)
        {
            public void Step(ArrayView<float> view)
            {
                data.AllReduce(view, ReduceOp.Sum);
                tensor.AllReduce(view, ReduceOp.Sum);
                foreach (var clique in cliques) clique[0].AllReduce(view, ReduceOp.Sum);
            }
        }
        """);

    [Fact]
    public Task Nothing_is_done_without_a_reference() => Verify.VerifyUnreferencedAsync("""
        class Communicator { public void Barrier() { } }
        class C { void M(Communicator[] comms) { foreach (var c in comms) c.Barrier(); } }
        """);
}
