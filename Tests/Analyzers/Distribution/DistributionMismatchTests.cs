using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Distribution.DistributionAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Distribution;

/// <summary>TC7003.</summary>
public class DistributionMismatchTests
{
    [Theory]
    [InlineData("Update(weights, {|TC7003:gradients|}, rate);")]
    [InlineData("Update(weights, {|TC7003:shard|}, rate);")]
    [InlineData("Update(weights, step: {|TC7003:gradients|}, rate: rate);")]
    [InlineData("Backward({|TC7003:weights|});")]
    [InlineData("Backward({|TC7003:shard|});")]
    [InlineData("Backward(scratch); Update(weights, {|TC7003:scratch|}, rate);")]
    [InlineData("comm.ReduceScatter(gradients, scratch, ReduceOp.Sum); Update(weights, {|TC7003:scratch|}, rate);")]
    [InlineData("Update(weights, {|TC7003:Local|}, rate);")]
    public Task An_argument_that_lies_otherwise_is_reported(string statements) => Verify.VerifyAsync(
        Trainer.Method(statements.Replace("|TC7003:Local|", "|TC7003:local|", StringComparison.Ordinal) is var with && with != statements ? "var local = Local(); " + with : statements));

    [Theory]
    [InlineData("Update(weights, weights, rate);")]
    [InlineData("comm.AllReduce(gradients, ReduceOp.Average); Update(weights, gradients, rate);")]
    [InlineData("comm.AllReduce(gradients, scratch, ReduceOp.Average); Update(weights, scratch, rate);")]
    [InlineData("Update(weights, scratch, rate); Backward(scratch); Backward(gradients);")]
    [InlineData("comm.AllReduce(gradients, ReduceOp.Average); Update(weights, gradients, rate); Backward(gradients);")]
    [InlineData("Average(comm, gradients); Update(weights, gradients, rate);")]
    [InlineData("if (flag) comm.AllReduce(gradients, ReduceOp.Average); Update(weights, gradients, rate);")]
    public Task An_argument_that_fits_is_not_reported(string statements) => Verify.VerifyAsync(Trainer.Method(statements));

    [Theory]
    [InlineData("comm.ReduceScatter({|TC7003:gradients|}, weights, ReduceOp.Sum);")]
    [InlineData("comm.Scatter({|TC7003:scratch|}, weights, 0);")]
    [InlineData("comm.AllReduce({|TC7003:gradients|}, shard, ReduceOp.Sum);")]
    public Task A_result_that_lies_otherwise_is_reported(string statements) => Verify.VerifyAsync(Trainer.Method(statements));

    [Theory]
    [InlineData("comm.ReduceScatter(gradients, shard, ReduceOp.Sum);")]
    [InlineData("comm.ReduceScatter(gradients, weights.AsSpan(comm.Rank * n, n), ReduceOp.Sum); comm.AllGather(weights);")]
    [InlineData("comm.ReduceScatter(gradients, weights, ReduceOp.Average); comm.AllGather(weights);")]
    [InlineData("comm.AllGather(shard, weights);")]
    [InlineData("comm.AllReduce(gradients, weights, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(shard, ReduceOp.Sum); comm.Broadcast(shard, 0);")]
    public Task A_result_that_fits_is_not_reported(string statements) => Verify.VerifyAsync(Trainer.Method(statements));

    [Fact]
    public Task A_returned_buffer_is_checked() => Verify.VerifyAsync(
        """
        public static class C
        {
            [return: Replicated]
            public static float[] Wrong([PerRank] float[] values) { return {|TC7003:values|}; }

            [return: Replicated]
            public static float[] Right(Communicator comm, [PerRank] float[] values)
            {
                comm.AllReduce(values, ReduceOp.Sum);
                return values;
            }
        }
        """);

    [Fact]
    public Task A_kernel_is_launched_with_what_it_declares() => Verify.VerifyAsync(
        """
        public static class Kernels
        {
            public static void Step(Index1D i, [Replicated] ArrayView<float> weights, [Replicated] ArrayView<float> mean) => weights[i] -= mean[i];

            public static void Launch(Communicator comm, [Replicated] ArrayView<float> weights, [PerRank] ArrayView<float> gradients)
            {
                var step = comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, ArrayView<float>>(Step);
                step(comm.Stream, (Index1D)4, weights, {|TC7003:gradients|});
                comm.AllReduce(gradients, ReduceOp.Average);
                step(comm.Stream, (Index1D)4, weights, gradients);
            }
        }

        public sealed class Optimizer
        {
            private readonly Action<Index1D, ArrayView<float>, ArrayView<float>> _step;

            public Optimizer(Accelerator accelerator) =>
                _step = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>>(Kernels.Step);

            public void Run([Replicated] ArrayView<float> weights, [PerRank] ArrayView<float> gradients) => _step(4, weights, {|TC7003:gradients|});
        }
        """);

    [Fact]
    public Task A_helper_that_communicates_may_declare_its_result() => Verify.VerifyAsync(
        """
        public static class C
        {
            [Collective]
            public static void Mean(Communicator comm, [PerRank] float[] values, [Replicated] float[] mean) => comm.AllReduce(values, mean, ReduceOp.Average);

            public static void M(Communicator comm, [PerRank] float[] values, [Replicated] float[] weights, float[] scratch)
            {
                values.CopyTo(scratch, 0);
                Mean(comm, values, scratch);
                weights[0] -= scratch[0];
            }
        }
        """);

    [Fact]
    public Task Nothing_is_said_without_attributes() => Verify.VerifyAsync(
        """
        public static class C
        {
            public static void M(Communicator comm, float[] weights, float[] gradients)
            {
                weights[0] -= gradients[0];
                comm.AllReduce(gradients, ReduceOp.Sum);
                comm.AllReduce(gradients, ReduceOp.Sum);
                comm.ReduceScatter(gradients, weights, ReduceOp.Sum);
            }
        }
        """);
}
