using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Distribution.DistributionAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Distribution;

/// <summary>TC7001.</summary>
public class UnreducedUpdateTests
{
    [Theory]
    [InlineData("for (int i = 0; i < n; i++) {|TC7001:weights[i] -= rate * gradients[i]|};")]
    [InlineData("for (int i = 0; i < n; i++) {|TC7001:weights[i] = weights[i] - rate * gradients[i]|};")]
    [InlineData("{|TC7001:weights[0] += MathF.Sqrt(gradients[0])|};")]
    [InlineData("float step = rate * gradients[0]; {|TC7001:weights[0] -= step|};")]
    [InlineData("{|TC7001:weights[0] = gradients[0] > 0 ? 1 : 0|};")]
    [InlineData("{|TC7001:weights[0] = shard[0]|};")]
    [InlineData("{|TC7001:weights.AsSpan()[0] = gradients.AsSpan()[0]|};")]
    [InlineData("var span = weights.AsSpan(); {|TC7001:span[0] -= gradients[0]|};")]
    [InlineData("Parallel.For(0, n, i => {|TC7001:weights[i] -= rate * gradients[i]|});")]
    [InlineData("Backward(scratch); {|TC7001:weights[0] -= scratch[0]|};")]
    [InlineData("var local = Local(); {|TC7001:weights[0] -= local[0]|};")]
    [InlineData("comm.AllReduce(gradients, ReduceOp.Average); Backward(gradients); {|TC7001:weights[0] -= gradients[0]|};")]
    [InlineData("comm.ReduceScatter(gradients, scratch, ReduceOp.Sum); {|TC7001:weights[0] -= scratch[0]|};")]
    public Task An_element_computed_from_unreduced_values_is_reported(string statements) => Verify.VerifyAsync(Trainer.Method(statements));

    [Theory]
    [InlineData("{|TC7001:gradients.CopyTo(weights, 0)|};")]
    [InlineData("{|TC7001:gradients.AsSpan().CopyTo(weights)|};")]
    [InlineData("{|TC7001:Array.Copy(gradients, weights, n)|};")]
    [InlineData("{|TC7001:Buffer.BlockCopy(gradients, 0, weights, 0, n)|};")]
    [InlineData("{|TC7001:deviceWeights.CopyFrom(deviceGradients)|};")]
    [InlineData("{|TC7001:deviceGradients.CopyTo(comm.Stream, deviceWeights)|};")]
    [InlineData("{|TC7001:deviceWeights.CopyFromCPU(gradients)|};")]
    [InlineData("{|TC7001:System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(gradients, -rate, weights, weights)|};")]
    [InlineData("{|TC7001:Interlocked.Add(ref Counts[0], Own[0])|};")]
    public Task A_copy_of_unreduced_values_is_reported(string statements) => Verify.VerifyAsync(
        Trainer.Method(statements).Replace("private static void Unmarked", "[Replicated] private readonly int[] Counts = []; [PerRank] private readonly int[] Own = []; private static void Unmarked", StringComparison.Ordinal)
        + "namespace System.Numerics.Tensors { public static class TensorPrimitives { public static void MultiplyAdd(ReadOnlySpan<float> x, float y, ReadOnlySpan<float> addend, Span<float> destination) { } } }");

    [Theory]
    [InlineData("comm.AllReduce(gradients, ReduceOp.Average); weights[0] -= rate * gradients[0];")]
    [InlineData("comm.AllReduce(gradients, scratch, ReduceOp.Average); weights[0] -= rate * scratch[0];")]
    [InlineData("comm.AllReduce(deviceGradients, ReduceOp.Sum); deviceWeights.CopyFrom(deviceGradients);")]
    [InlineData("comm.Broadcast(gradients, 0); gradients.CopyTo(weights, 0);")]
    [InlineData("comm.AllGather(shard, scratch); scratch.CopyTo(weights, 0);")]
    [InlineData("comm.AllGatherV(shard, scratch, [3, 5]); scratch.CopyTo(weights, 0);")]
    [InlineData("if (comm.Size > 1) comm.AllReduce(gradients, ReduceOp.Average); weights[0] -= gradients[0];")]
    [InlineData("Average(comm, gradients); weights[0] -= gradients[0];")]
    [InlineData("for (int step = 0; step < n; step++) { Backward(gradients); comm.AllReduce(gradients, ReduceOp.Average); weights[0] -= gradients[0]; }")]
    [InlineData("using (CollectiveGroup.Open()) { comm.AllReduce(gradients, ReduceOp.Sum); comm.AllReduce(deviceGradients, ReduceOp.Sum); } weights[0] -= gradients[0];")]
    public Task An_update_from_reduced_values_is_not_reported(string statements) => Verify.VerifyAsync(Trainer.Method(statements));

    [Theory]
    [InlineData("gradients.CopyTo(weights, 0); comm.Broadcast(weights, 0);")]
    [InlineData("weights[0] -= gradients[0]; comm.AllReduce(weights, ReduceOp.Average);")]
    [InlineData("for (int i = 0; i < n; i++) weights[i] -= gradients[i]; if (flag) Average(comm, weights);")]
    [InlineData("shard.AsSpan().CopyTo(weights.AsSpan(comm.Rank * n, n)); comm.AllGather(weights);")]
    [InlineData("shard.AsSpan().CopyTo(weights.AsSpan(comm.Rank * n, n)); comm.AllGatherV(weights, [3, 5]);")]
    public Task An_update_that_is_reduced_afterwards_is_not_reported(string statements) => Verify.VerifyAsync(Trainer.Method(statements));

    [Theory]
    [InlineData("weights[0] = 1; weights[1] *= rate; weights[2] = scratch[0];")]
    [InlineData("weights[0] = gradients.Length;")]
    [InlineData("gradients[0] = weights[0]; gradients[1] += shard[0];")]
    [InlineData("scratch[0] = gradients[0]; scratch = new float[n]; weights[0] = scratch[0];")]
    [InlineData("if (flag) comm.AllReduce(gradients, ReduceOp.Sum); else comm.Broadcast(gradients, 0); weights[0] -= gradients[0];")]
    public Task What_says_nothing_of_ranks_is_not_reported(string statements) => Verify.VerifyAsync(Trainer.Method(statements));

    [Fact]
    public Task Members_are_followed() => Verify.VerifyAsync(
        """
        public sealed class Model
        {
            [Replicated] private readonly float[] _weights = new float[8];
            [PerRank] private readonly float[] _gradients = new float[8];

            public void Step(Communicator comm) { {|TC7001:_weights[0] -= _gradients[0]|}; }
        }
        """);

    [Fact]
    public Task A_reference_to_another_buffer_is_an_update() => Verify.VerifyAsync(
        """
        public sealed class Model
        {
            [Replicated] private float[] _weights = new float[8];

            public void Step([PerRank] float[] gradients) { {|TC7001:_weights = gradients|}; }
        }
        """);

    [Fact]
    public Task A_member_that_another_method_reduces_is_not_reported() => Verify.VerifyAsync(
        """
        public sealed class Model
        {
            [Replicated] private readonly float[] _weights = new float[8];
            [PerRank] public float[] Gradients { get; } = new float[8];

            public void Step() { _weights[0] -= Gradients[0]; }
        }

        public static class Program
        {
            public static void Train(Communicator comm, Model model)
            {
                comm.AllReduce(model.Gradients, ReduceOp.Average);
                model.Step();
            }
        }
        """);

    [Fact]
    public Task A_kernel_is_checked_by_its_parameters() => Verify.VerifyAsync(
        """
        public static class Kernels
        {
            public static void Step(Index1D i, [Replicated] ArrayView<float> weights, [PerRank] ArrayView<float> gradients, [Replicated] ArrayView<float> mean)
            {
                {|TC7001:weights[i] -= gradients[i]|};
                weights[i] -= mean[i];
                {|TC7001:Atomic.Add(ref weights[i], gradients[i])|};
            }
        }
        """);

    [Fact]
    public Task Native_reductions_count() => Verify.VerifyAsync(
        """
        namespace Native
        {
            using TypedCollectives.Interop.Cuda;
            using TypedCollectives.Interop.Nccl;

            public static unsafe class C
            {
                public static void Wrong([Replicated] float* weights, [PerRank] float* gradients) { {|TC7001:weights[0] -= gradients[0]|}; }

                public static void Right([Replicated] float* weights, [PerRank] float* gradients, NcclComm comm, CUstream stream)
                {
                    NcclNative.ncclAllReduce(gradients, gradients, 4, NcclDataType.Float32, NcclRedOp.Sum, comm, stream);
                    weights[0] -= gradients[0];
                }
            }
        }
        """);
}
