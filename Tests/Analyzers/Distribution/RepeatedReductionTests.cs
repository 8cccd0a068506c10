using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Distribution.DistributionAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Distribution;

/// <summary>TC7002.</summary>
public class RepeatedReductionTests
{
    private const string State =
        """
        [CollectiveState]
        public sealed partial class Replica
        {
            [AllReduce(ReduceOp.Sum)] public float[] Gradients { get; } = new float[4];
            [AllReduce(ReduceOp.Average)] public float[] Means { get; } = new float[4];

            public void Backward() => Gradients[0] = Random.Shared.NextSingle();
        }

        """;

    private const string Generated =
        """
        public partial class Replica
        {
            [System.CodeDom.Compiler.GeneratedCode("TypedCollectives.Generators", "0.1.0"), Collective] public void AllReduceGradients(Communicator comm) { }
            [System.CodeDom.Compiler.GeneratedCode("TypedCollectives.Generators", "0.1.0"), Collective] public void AllReduceMeans(Communicator comm) { }
            [System.CodeDom.Compiler.GeneratedCode("TypedCollectives.Generators", "0.1.0"), Collective] public void Synchronize(Communicator comm) { }
        }

        public static class ReplicaCollectives
        {
            [System.CodeDom.Compiler.GeneratedCode("TypedCollectives.Generators", "0.1.0"), Collective]
            public static void AllReduceGradients(this CommunicatorClique clique, IReadOnlyList<Replica> replicas) { }
        }
        """;

    [Theory]
    [InlineData("comm.AllReduce({|TC7002:weights|}, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce({|TC7002:weights|}, ReduceOp.Product);")]
    [InlineData("comm.AllReduce({|TC7002:weights|}, scratch, ReduceOp.Sum);")]
    [InlineData("comm.Reduce({|TC7002:weights|}, ReduceOp.Sum, 0);")]
    [InlineData("comm.ReduceScatter({|TC7002:weights|}, scratch, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce({|TC7002:deviceWeights.SubView(0, 4)|}, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(gradients, ReduceOp.Sum); comm.AllReduce({|TC7002:gradients|}, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(gradients, ReduceOp.Sum); gradients[0] /= comm.Size; comm.AllReduce({|TC7002:gradients|}, ReduceOp.Sum);")]
    [InlineData("comm.Broadcast(gradients, 0); comm.Reduce({|TC7002:gradients|}, ReduceOp.Sum, 0);")]
    public Task A_sum_of_what_is_replicated_is_reported(string statements) => Verify.VerifyAsync(Trainer.Method(statements));

    [Theory]
    [InlineData("comm.AllReduce(weights, ReduceOp.Average); comm.AllReduce(weights, ReduceOp.Max); comm.AllReduce(weights, ReduceOp.Min);")]
    [InlineData("comm.Broadcast(weights, 0); comm.AllGather(weights);")]
    [InlineData("comm.AllReduce(gradients, ReduceOp.Sum); Backward(gradients); comm.AllReduce(gradients, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(gradients, ReduceOp.Sum); Unmarked(gradients); comm.AllReduce(gradients, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(gradients, ReduceOp.Sum); gradients[0] = Random.Shared.NextSingle(); comm.AllReduce(gradients, ReduceOp.Sum);")]
    [InlineData("for (int i = 0; i < n; i++) comm.AllReduce(gradients, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(gradients, ReduceOp.Sum); if (flag) Backward(gradients); comm.AllReduce(gradients, ReduceOp.Sum);")]
    [InlineData("weights[0] -= gradients[0]; comm.AllReduce(weights, ReduceOp.Sum);")]
    [InlineData("weights[0] = Random.Shared.NextSingle(); comm.AllReduce(weights, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(scratch, ReduceOp.Sum); comm.AllReduce(scratch, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(gradients.AsSpan(0, n), ReduceOp.Sum); comm.AllReduce(gradients.AsSpan(n, n), ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(shard, ReduceOp.Sum);")]
    public Task What_gives_the_same_values_or_may_differ_is_not_reported(string statements) => Verify.VerifyAsync(Trainer.Method(statements));

    [Theory]
    [InlineData("replica.AllReduceGradients(comm); {|TC7002:replica.AllReduceGradients(comm)|};")]
    [InlineData("replica.AllReduceGradients(comm); {|TC7002:replica.Synchronize(comm)|};")]
    [InlineData("replica.AllReduceGradients(comm); comm.AllReduce({|TC7002:replica.Gradients|}, ReduceOp.Sum);")]
    [InlineData("clique.AllReduceGradients(replicas); {|TC7002:clique.AllReduceGradients(replicas)|};")]
    public Task A_generated_method_reduces(string statements) => VerifyStateAsync(statements);

    [Theory]
    [InlineData("replica.AllReduceGradients(comm); replica.Backward(); replica.AllReduceGradients(comm);")]
    [InlineData("replica.AllReduceGradients(comm); other.AllReduceGradients(comm);")]
    [InlineData("replica.AllReduceMeans(comm); replica.Synchronize(comm);")]
    [InlineData("clique.AllReduceGradients(replicas); foreach (var each in replicas) each.Backward(); clique.AllReduceGradients(replicas);")]
    public Task A_generated_method_after_new_values_is_not_reported(string statements) => VerifyStateAsync(statements);

    [Fact]
    public Task Members_of_two_objects_are_two_buffers() => Verify.VerifyAsync(
        """
        public sealed class Layer { [PerRank] public float[] Gradients { get; } = new float[4]; }

        public static class C
        {
            public static void M(Communicator comm, Layer first, Layer second)
            {
                comm.AllReduce(first.Gradients, ReduceOp.Sum);
                comm.AllReduce(second.Gradients, ReduceOp.Sum);
                comm.AllReduce({|TC7002:second.Gradients|}, ReduceOp.Sum);
            }
        }
        """);

    [Fact]
    public Task Native_sums_are_checked() => Verify.VerifyAsync(
        """
        namespace Native
        {
            using TypedCollectives.Interop.Cuda;
            using TypedCollectives.Interop.Nccl;

            public static unsafe class C
            {
                public static void M([Replicated] float* weights, NcclComm comm, CUstream stream)
                {
                    NcclNative.ncclAllReduce({|TC7002:weights|}, weights, 4, NcclDataType.Float32, NcclRedOp.Sum, comm, stream);
                    NcclNative.ncclAllReduce(weights, weights, 4, NcclDataType.Float32, NcclRedOp.Max, comm, stream);
                }
            }
        }
        """);

    private static Task VerifyStateAsync(string statements) => Verify.VerifyWithGeneratedAsync(
        State + "public static class C { public static void M(Communicator comm, CommunicatorClique clique, Replica replica, Replica other, Replica[] replicas) { " + statements + " } }",
        Generated);
}
